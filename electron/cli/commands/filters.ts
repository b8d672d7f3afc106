/** `filters`, `filters add|try WORDS… …`, `filters on|off|remove ID`, `filters move ID PLACE` */
import { Failure } from '../../contract/errors.ts';
import type { FilterField, FilterRule, FilterTest, ListedFilter } from '../../contract/filters.ts';
import { filterFields } from '../../contract/filters.ts';
import { limits } from '../../contract/limits.ts';
import { textOption, UsageError } from '../arguments.ts';
import type { CommandLine } from '../arguments.ts';
import type { ExitCode, Run } from '../command.ts';
import { findSection, withLibrary } from '../library.ts';
import type { Call } from '../library.ts';
import type { Output } from '../output.ts';
import { findSource } from '../sources.ts';
import { plain } from '../text.ts';

const fieldOf = (line: CommandLine): FilterField => {
  const name = textOption(line, 'in') ?? 'any';
  const field = filterFields.find((each) => each === name);
  if (field === undefined) throw new UsageError(`--in takes one of ${filterFields.join(', ')}`);
  return field;
};

const testOf = ({ options }: CommandLine): FilterTest => {
  if (options['phrase'] === true && options['pattern'] === true)
    throw new UsageError('--phrase and --pattern are two ways: choose one');
  if (options['pattern'] === true) return 'pattern';
  return options['phrase'] === true ? 'phrase' : 'words';
};

const scopeOf = async (line: CommandLine, call: Call): Promise<FilterRule['scope']> => {
  const section = textOption(line, 'section');
  const source = textOption(line, 'source');
  if (section !== undefined && source !== undefined)
    throw new UsageError('--section and --source are two scopes: choose one');
  if (source !== undefined) return { kind: 'source', id: (await findSource(source, call)).id };
  if (section === undefined) return { kind: 'everywhere', id: null };
  return { kind: 'section', id: findSection((await call('paper.get', undefined)).sections, section).id };
};

const ruleOf = async (line: CommandLine, values: readonly string[], call: Call): Promise<FilterRule> => {
  if (values.length === 0) throw new UsageError('say which words the stories have');
  const { options } = line;
  const move = textOption(line, 'move');
  const tag = textOption(line, 'tag');
  const sections = move === undefined ? [] : (await call('paper.get', undefined)).sections;
  return {
    name: textOption(line, 'name') ?? values.join(', ').slice(0, limits.filterNameCharacters),
    enabled: true,
    scope: await scopeOf(line, call),
    match: options['all'] === true ? 'all' : 'any',
    conditions: values.map((value) => ({
      field: fieldOf(line),
      test: testOf(line),
      value,
      negated: options['not'] === true,
    })),
    actions: {
      hide: options['hide'] === true,
      read: options['read'] === true,
      starred: options['star'] === true,
      mustRead: options['must-read'] === true,
      sectionId: move === undefined ? null : findSection(sections, move).id,
      tags: tag === undefined ? [] : tag.split(','),
    },
    storedToo: options['new-only'] !== true,
  };
};

const textOf = (filter: ListedFilter): string => {
  const { actions, scope } = filter;
  const does = [
    actions.hide ? 'hide' : '',
    actions.read ? 'mark read' : '',
    actions.starred ? 'star' : '',
    actions.mustRead ? 'must read' : '',
    actions.sectionId === null ? '' : `move to ${actions.sectionId}`,
    ...actions.tags.map((tag) => `tag ${plain(tag)}`),
  ].filter((part) => part !== '');
  const place = scope.id === null ? scope.kind : `${scope.kind} ${scope.id}`;
  const state = filter.problem === null ? (filter.enabled ? '' : '  off') : `  ${filter.problem}`;
  return `${filter.id}  ${plain(filter.name)}  ${place}: ${does.join(', ')}  ${filter.acted} stories${state}`;
};

const one = async (call: Call, id: string): Promise<ListedFilter> => {
  const { filters } = await call('filters.list', undefined);
  const found = filters.find((filter) => filter.id === id);
  if (found === undefined) throw new Failure('filter-not-found', { id });
  return found;
};

const list = async (call: Call, output: Output): Promise<ExitCode> => {
  const { filters } = await call('filters.list', undefined);
  for (const filter of filters) await output.answer(filter, () => textOf(filter));
  if (filters.length === 0) await output.say('There are no filters.');
  return 0;
};

const tryRule = async (line: CommandLine, values: readonly string[], call: Call, output: Output): Promise<ExitCode> => {
  const trial = await call('filters.try', { rule: await ruleOf(line, values, call) });
  await output.answer(trial, () =>
    [
      `would match ${trial.matched} of the last ${trial.looked}`,
      ...trial.headlines.map((headline) => `  ${headline.id}  ${plain(headline.title)}`),
    ].join('\n'),
  );
  return 0;
};

const place = (words: readonly string[]): number => {
  const [, text = ''] = words;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError('the place is a number from 1');
  return Math.min(Number(text) - 1, limits.filters);
};

export const run: Run = (line, output) => {
  const [action = 'list', ...rest] = line.words;
  const id = rest[0] ?? '';
  return withLibrary(line, async ({ call }) => {
    switch (action) {
      case 'list':
        return list(call, output);
      case 'try':
        return tryRule(line, rest, call, output);
      case 'add': {
        const { filter } = await call('filters.save', { rule: await ruleOf(line, rest, call) });
        await output.answer(filter, () => `added ${textOf(filter)}`);
        return 0;
      }
      case 'on':
      case 'off': {
        const { id: known, added: _added, since: _since, ...rule } = await one(call, id);
        const { filter } = await call('filters.save', { id: known, rule: { ...rule, enabled: action === 'on' } });
        await output.answer(filter, () => textOf(filter));
        return 0;
      }
      case 'move':
        await call('filters.move', { id, position: place(rest) });
        return list(call, output);
      case 'remove': {
        const { name } = await one(call, id);
        const { undo } = await call('filters.remove', { id });
        await output.answer({ removed: id, undo }, () => `removed ${plain(name)}`);
        return 0;
      }
      default:
        throw new UsageError(`filters ${action}: no such action`);
    }
  });
};
