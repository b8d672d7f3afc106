/** `import PATH… [--section S]` */
import path from 'node:path';
import type { ImportLine } from '../../contract/models.ts';
import { sectionPath, textOption } from '../arguments.ts';
import type { ExitCode, Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { plain } from '../text.ts';
import { wordsFor } from '../words.ts';

/** One result of an import for people. */
export const importText = ({ outcome, name, error }: ImportLine): string =>
  `${outcome.padEnd(13)} ${plain(name)}${error === null ? '' : `: ${wordsFor(error.code, error.params)}`}`;

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host }) => {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const answers = await host.importPaths(
      line.words.map((word) => path.resolve(word)),
      { signal: stop.signal, sectionPath: sectionPath(textOption(line, 'section') ?? '') },
    );
    let exit: ExitCode = 0;
    for (const answer of answers) {
      if (answer.outcome === 'failed') exit = 1;
      await output.answer(answer, () => importText(answer));
    }
    return exit;
  });
