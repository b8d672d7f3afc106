/** `headlines [--section S | --rail NAME | --saved | --unread] [--limit N]` */
import type { CallInput } from '../../contract/calls.ts';
import { limits } from '../../contract/limits.ts';
import { numberOption, textOption, UsageError } from '../arguments.ts';
import type { CommandLine } from '../arguments.ts';
import type { Run } from '../command.ts';
import { chosenSection, withLibrary } from '../library.ts';
import type { Call } from '../library.ts';
import { headlineLine } from '../text.ts';

type Filter = Pick<CallInput<'articles.list'>, 'kind' | 'id' | 'unreadOnly'>;

const rails = ['latest', 'must-read', 'recommended'] as const;
const defaultLimit = 50;

const filterOf = async (line: CommandLine, call: Call): Promise<Filter> => {
  const { options } = line;
  const unreadOnly = options['unread'] === true;
  if (['section', 'rail', 'saved'].filter((name) => options[name] !== undefined).length > 1) {
    throw new UsageError('choose one of --section, --rail and --saved');
  }
  const rail = textOption(line, 'rail');
  if (rail !== undefined) {
    const kind = rails.find((name) => name === rail);
    if (kind === undefined) throw new UsageError(`--rail is one of ${rails.join(', ')}`);
    return { kind, unreadOnly };
  }
  if (options['saved'] === true) return { kind: 'saved', unreadOnly };
  const id = await chosenSection(line, call);
  return id === undefined ? { kind: 'all', unreadOnly } : { kind: 'section', id, unreadOnly };
};

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const filter = await filterOf(line, call);
    let left = numberOption(line, 'limit') ?? defaultLimit;
    let after: string | undefined;
    while (left > 0) {
      const limit = Math.min(left, limits.listPage);
      const page = await call('articles.list', { ...filter, limit, ...(after === undefined ? {} : { after }) });
      for (const headline of page.headlines) await output.answer(headline, () => headlineLine(headline));
      left -= page.headlines.length;
      if (page.next === null || page.headlines.length === 0) break;
      after = page.next;
    }
    return 0;
  });
