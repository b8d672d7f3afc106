/** Reads files that the reader chose in a native dialog or opened from the system; they go on to the library as bytes. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { ImportLine } from '../contract/models.ts';
import { limits } from '../contract/limits.ts';
import type { ErrorCode } from '../contract/errors.ts';

export type NamedBytes = { readonly name: string; readonly bytes: string };
type Read = { readonly file: NamedBytes } | { readonly failed: ImportLine };

const failedLine = (name: string, code: ErrorCode): ImportLine => ({
  name,
  outcome: 'failed',
  articleIds: [],
  sourceId: null,
  error: { code, params: { name } },
});

const readOne = async (file: string): Promise<Read> => {
  const name = path.basename(file).slice(0, limits.titleCharacters);
  try {
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { failed: failedLine(name, 'file-unreadable') };
      if (found.size > limits.fileBytes) return { failed: failedLine(name, 'too-large') };
      return { file: { name, bytes: (await handle.readFile()).toString('base64') } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { failed: failedLine(name, missing ? 'file-not-found' : 'file-unreadable') };
  }
};

/** Reads the files and hands them on in portions that one call may carry; a line for each file, those that cannot be read included. */
export const importInPortions = async (
  files: readonly string[],
  importPortion: (portion: readonly NamedBytes[]) => Promise<readonly ImportLine[]>,
): Promise<readonly ImportLine[]> => {
  const lines: ImportLine[] = [];
  let portion: NamedBytes[] = [];
  let characters = 0;
  const send = async (): Promise<void> => {
    if (portion.length > 0) lines.push(...(await importPortion(portion)));
    portion = [];
    characters = 0;
  };
  for (const file of files) {
    const read = await readOne(file);
    if ('failed' in read) {
      lines.push(read.failed);
      continue;
    }
    if (portion.length >= limits.filesPerCall || characters + read.file.bytes.length > limits.callBytes) await send();
    portion.push(read.file);
    characters += read.file.bytes.length;
  }
  await send();
  return lines;
};
