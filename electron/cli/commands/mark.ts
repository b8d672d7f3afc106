/** `mark ID… --read|--unread|--star|--unstar|--save|--unsave` */
import { UsageError } from '../arguments.ts';
import type { CommandLine } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';

/** `true` for the one option, `false` for its opposite; both at once is wrong usage. */
const choice = ({ options }: CommandLine, yes: string, no: string): boolean | undefined => {
  if (options[yes] === true && options[no] === true) throw new UsageError(`--${yes} and --${no} are opposites`);
  if (options[yes] === true) return true;
  return options[no] === true ? false : undefined;
};

export const run: Run = async (line, output) => {
  const chosen = {
    read: choice(line, 'read', 'unread'),
    starred: choice(line, 'star', 'unstar'),
    saved: choice(line, 'save', 'unsave'),
  };
  const marks = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  if (Object.keys(marks).length === 0)
    throw new UsageError('say how to mark: --read, --unread, --star, --unstar, --save');
  return withLibrary(line, async ({ call }) => {
    const answer = await call('articles.mark', { ids: line.words, ...marks });
    await output.answer(answer, () => `${answer.changes.length} changed`);
    return 0;
  });
};
