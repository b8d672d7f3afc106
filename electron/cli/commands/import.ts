/** `import PATH… [--section S]` */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportLine } from '../../contract/models.ts';
import type { ExitCode, Run } from '../command.ts';
import { sectionPath, textOption, withLibrary } from '../library.ts';
import { plain } from '../text.ts';
import { wordsFor } from '../words.ts';

const filesAtOnce = 50;

/** The files a path stands for: itself, or everything in the folder but hidden files. A path that is not there stands for itself, so that it gets its line. */
const filesOf = async (target: string): Promise<readonly string[]> => {
  const found = await stat(target).catch(() => null);
  if (found === null || !found.isDirectory()) return [target];
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(target, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .toSorted();
};

const lineText = (line: ImportLine): string =>
  `${line.outcome.padEnd(13)} ${plain(line.name)}${line.error === null ? '' : `: ${wordsFor(line.error.code, line.error.params)}`}`;

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host }) => {
    const titles = sectionPath(textOption(line, 'section') ?? '');
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const files = (await Promise.all(line.words.map(filesOf))).flat().map((file) => path.resolve(file));
    let exit: ExitCode = 0;
    for (let index = 0; index < files.length && !stop.signal.aborted; index += filesAtOnce) {
      const answers = await host.importPaths(files.slice(index, index + filesAtOnce), {
        signal: stop.signal,
        ...(titles.length === 0 ? {} : { sectionPath: titles }),
      });
      for (const answer of answers) {
        if (answer.outcome === 'failed') exit = 1;
        await output.answer(answer, () => lineText(answer));
      }
    }
    return exit;
  });
