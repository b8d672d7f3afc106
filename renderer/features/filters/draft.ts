/** A filter that is being written. */
import type { FilterRule } from '../../../electron/contract/filters.ts';
import { nothingDone } from '../../../electron/contract/filters.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { wordCondition } from '../../words/filters.ts';

/** A new filter that hides, everywhere or in a place. */
export const newDraft = (scope: FilterRule['scope'] = { kind: 'everywhere', id: null }, value = ''): FilterRule => ({
  name: '',
  enabled: true,
  scope,
  match: 'all',
  conditions: [{ field: 'any', test: /\s/.test(value.trim()) ? 'phrase' : 'words', value, negated: false }],
  actions: { ...nothingDone, hide: true },
  storedToo: true,
});

/** A filter that mutes a word or a phrase. */
export const muteRule = (word: string, scope: FilterRule['scope']): FilterRule => ({
  ...newDraft(scope, word),
  name: `Mute “${word}”`.slice(0, limits.filterNameCharacters),
});

/** The rule as it is saved: conditions without a word fall out, and a name that was left empty says what it looks for. */
export const ruleOf = (draft: FilterRule): FilterRule => {
  const conditions = draft.conditions.filter(({ value }) => value.trim() !== '');
  const [first] = conditions;
  const name = draft.name.trim() || (first === undefined ? '' : wordCondition(first));
  return { ...draft, conditions, name: name.slice(0, limits.filterNameCharacters) };
};

/** A text of tags apart by commas, and back. */
export const tagsOf = (text: string): readonly string[] =>
  [...new Set(text.split(/[,،、]/).map((tag) => tag.trim().slice(0, limits.tagCharacters)))]
    .filter((tag) => tag !== '')
    .slice(0, limits.filterTags);
