/** `export FILE.md|FILE.html|FILE.epub [ID…] [--section S | --saved | --edition]`; `-` is standard output, as Markdown. */
import { writeFile } from 'node:fs/promises';
import { Failure } from '../../contract/errors.ts';
import type { ExportFormat } from '../../contract/offline.ts';
import { UsageError } from '../arguments.ts';
import type { Run } from '../command.ts';
import { chosenSection, withLibrary } from '../library.ts';

const formatOf = (file: string): ExportFormat => {
  if (file === '-' || /\.(?:md|markdown)$/i.test(file)) return 'markdown';
  if (/\.html?$/i.test(file)) return 'html';
  if (/\.epub$/i.test(file)) return 'epub';
  throw new UsageError('the file must end in .md, .html or .epub');
};

export const run: Run = (line, output) => {
  const [file = '', ...ids] = line.words;
  const format = formatOf(file);
  const saved = line.options['saved'] === true;
  const edition = line.options['edition'] === true;
  const named = [ids.length > 0, saved, line.options['section'] !== undefined, edition];
  if (named.filter(Boolean).length > 1) throw new UsageError('name stories, or a section, or --saved, or --edition');
  return withLibrary(line, async ({ call }) => {
    const sectionId = await chosenSection(line, call);
    const filter =
      sectionId === undefined
        ? { kind: saved ? ('saved' as const) : ('all' as const) }
        : { kind: 'section' as const, id: sectionId };
    const what = edition ? { edition: 'paper' as const } : ids.length > 0 ? { ids } : { filter };
    const { bytes } = await call('articles.export', { ...what, format });
    const content = Buffer.from(bytes, 'base64');
    if (file === '-') {
      process.stdout.write(content);
      return 0;
    }
    await writeFile(file, content).catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      throw new Failure(code === 'ENOSPC' ? 'disk-full' : 'file-unreadable', { file, reason: code }, error);
    });
    await output.answer({ file, bytes: content.length }, () => `written: ${file}`);
    return 0;
  });
};
