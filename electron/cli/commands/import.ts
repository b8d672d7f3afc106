/** `import PATH… [--section S] [--bookmarks stories|feeds]` */
import path from 'node:path';
import type { ImportLine } from '../../contract/models.ts';
import { sectionPath, textOption, UsageError } from '../arguments.ts';
import type { CommandLine } from '../arguments.ts';
import type { ExitCode, Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import type { Call } from '../library.ts';
import type { Output } from '../output.ts';
import { plain } from '../text.ts';
import { wordsFor } from '../words.ts';

const whyUndecided = 'bookmarks can become stories or feeds: say --bookmarks stories or --bookmarks feeds';

const reasonFor = ({ outcome, error }: ImportLine): string => {
  if (outcome === 'undecided') return `: ${whyUndecided}`;
  return error === null ? '' : `: ${wordsFor(error.code, error.params)}`;
};

/** One result of an import for people. */
export const importText = (answer: ImportLine): string =>
  `${answer.outcome.padEnd(13)} ${plain(answer.name)}${reasonFor(answer)}`;

/** Says each result; 1 when something was not taken in. */
export const answerLines = async (lines: readonly ImportLine[], output: Output): Promise<ExitCode> => {
  let exit: ExitCode = 0;
  for (const answer of lines) {
    if (answer.outcome === 'failed' || answer.outcome === 'undecided') exit = 1;
    await output.answer(answer, () => importText(answer));
  }
  return exit;
};

type BookmarksAs = 'stories' | 'feeds';

/** The first feed of each bookmarked page; the others of a page can be added by `add`. */
const feedsOf = async (held: string, call: Call): Promise<readonly ImportLine[]> => {
  const { pages } = await call('bookmarks.feeds', { held });
  const feeds = pages.flatMap(({ title, path: titles, feeds: [first] }) =>
    first === undefined ? [] : [{ url: first.url, title: first.title ?? title, path: titles }],
  );
  return feeds.length === 0 ? [] : call('feeds.subscribeAll', { feeds });
};

/** The lines of bookmarks as the option says, all others as they are. */
const decided = async (
  lines: readonly ImportLine[],
  choice: BookmarksAs | undefined,
  call: Call,
): Promise<readonly ImportLine[]> => {
  if (choice === undefined) return lines;
  const all: ImportLine[] = [];
  for (const answer of lines) {
    if (answer.held === undefined) all.push(answer);
    else if (choice === 'stories') all.push(...(await call('bookmarks.keep', { held: answer.held })));
    else all.push(...(await feedsOf(answer.held, call)));
  }
  return all;
};

const choiceOf = (line: CommandLine): BookmarksAs | undefined => {
  const choice = textOption(line, 'bookmarks');
  if (choice === undefined || choice === 'stories' || choice === 'feeds') return choice;
  throw new UsageError('--bookmarks stories or --bookmarks feeds');
};

export const run: Run = (line, output) => {
  const choice = choiceOf(line);
  return withLibrary(line, async ({ host, call }) => {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const lines = await host.importPaths(
      line.words.map((word) => path.resolve(word)),
      { signal: stop.signal, sectionPath: sectionPath(textOption(line, 'section') ?? '') },
    );
    return answerLines(await decided(lines, choice, call), output);
  });
};
