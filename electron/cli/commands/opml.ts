/** `opml import|export FILE`; `-` is standard input or output. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Failure } from '../../contract/errors.ts';
import { UsageError } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { answerLines } from './import.ts';

const fileFailure = (file: string, error: unknown): Failure => {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOENT') return new Failure('file-not-found', { file }, error);
  return new Failure(code === 'ENOSPC' ? 'disk-full' : 'file-unreadable', { file, reason: code }, error);
};

const takeIn: Run = async (line, output) => {
  const file = line.words[1] ?? '';
  const bytes = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch((error: unknown) => {
    throw fileFailure(file, error);
  });
  return withLibrary(line, async ({ call }) => {
    const name = file === '-' ? 'standard input' : path.basename(file);
    // Whoever names a list on a command line vouches for what is in it.
    const lines = await call('opml.import', { file: { name, bytes: bytes.toString('base64') }, allowPrivate: true });
    return answerLines(lines, output);
  });
};

const takeOut: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const file = line.words[1] ?? '';
    const bytes = Buffer.from((await call('opml.export', undefined)).bytes, 'base64');
    if (file === '-') {
      process.stdout.write(bytes);
      return 0;
    }
    await writeFile(file, bytes).catch((error: unknown) => {
      throw fileFailure(file, error);
    });
    await output.answer({ file, bytes: bytes.length }, () => `written: ${file}`);
    return 0;
  });

export const run: Run = (line, output) => {
  const [direction] = line.words;
  if (direction === 'import') return takeIn(line, output);
  if (direction === 'export') return takeOut(line, output);
  throw new UsageError('opml import or opml export');
};
