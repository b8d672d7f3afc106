/** Filters, worded: what they look for, where, what they do and what came of it. */
import type {
  FilterActions,
  FilterCondition,
  FilterField,
  FilterProblem,
  FilterRule,
  FilterTest,
  FilterTrial,
  ListedFilter,
} from '../../electron/contract/filters.ts';
import type { Paper } from '../../electron/contract/models.ts';
import { wordNumber, wordStories } from './numbers.ts';

export const fieldWords: Readonly<Record<FilterField, string>> = {
  any: 'Anywhere',
  title: 'Headline',
  text: 'Text',
  author: 'Author',
  category: 'Category',
  link: 'Link',
};

/** A test and whether it is turned round, as one choice. */
export const testChoices = [
  { value: 'words', label: 'has the words', test: 'words', negated: false },
  { value: 'phrase', label: 'has the phrase', test: 'phrase', negated: false },
  { value: 'pattern', label: 'matches the pattern', test: 'pattern', negated: false },
  { value: 'not-words', label: 'does not have the words', test: 'words', negated: true },
  { value: 'not-phrase', label: 'does not have the phrase', test: 'phrase', negated: true },
  { value: 'not-pattern', label: 'does not match the pattern', test: 'pattern', negated: true },
] as const satisfies readonly { value: string; label: string; test: FilterTest; negated: boolean }[];

export const testNotes: Readonly<Record<FilterTest, string>> = {
  words: 'All of them, in any order; capitals and accents do not matter. ferr* also finds ferries.',
  phrase: 'These words side by side; capitals and accents do not matter.',
  pattern: 'A regular expression, tried on each line.',
};

const places: Readonly<Record<FilterField, string>> = {
  any: 'The story',
  title: 'The headline',
  text: 'The text',
  author: 'The author',
  category: 'A category',
  link: 'The link',
};

/** "The headline has the words “night ferry”". */
export const wordCondition = ({ field, test, value, negated }: FilterCondition): string => {
  const choice = testChoices.find((each) => each.test === test && each.negated === negated);
  return `${places[field]} ${choice?.label ?? test} “${value}”`;
};

/** All conditions in one sentence. */
export const wordConditions = ({ conditions, match }: Pick<FilterRule, 'conditions' | 'match'>): string =>
  conditions
    .map(wordCondition)
    .map((words, index) => (index === 0 ? words : words.charAt(0).toLowerCase() + words.slice(1)))
    .join(match === 'all' ? ', and ' : ', or ');

const titleIn = (places: readonly { readonly id: string; readonly title: string }[], id: string | null): string =>
  places.find((place) => place.id === id)?.title ?? 'a place that is gone';

/** "Everywhere", "In World", "In Harbour News". */
export const wordScope = ({ scope }: Pick<FilterRule, 'scope'>, paper: Pick<Paper, 'sections' | 'sources'>): string => {
  if (scope.kind === 'everywhere') return 'Everywhere';
  return `In ${titleIn(scope.kind === 'section' ? paper.sections : paper.sources, scope.id)}`;
};

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "Hide, mark as read, move to World, tag “sea”". */
export const wordActions = (actions: FilterActions, paper: Pick<Paper, 'sections'>): string => {
  const does = [
    actions.hide ? 'hide' : '',
    actions.read ? 'mark as read' : '',
    actions.starred ? 'star' : '',
    actions.mustRead ? 'must read' : '',
    actions.sectionId === null ? '' : `move to ${titleIn(paper.sections, actions.sectionId)}`,
    ...actions.tags.map((tag) => `tag “${tag}”`),
  ]
    .filter((words) => words !== '')
    .join(', ');
  return sentence(does);
};

const problems: Readonly<Record<FilterProblem, string>> = {
  'place-gone': 'Its section or source is gone: it does nothing until another is chosen.',
  pattern: 'Its pattern cannot be read: it does nothing.',
};

/** Why a filter does nothing, or what it did. */
export const wordFilterState = (filter: Pick<ListedFilter, 'enabled' | 'problem' | 'acted' | 'hidden'>): string => {
  if (filter.problem !== null) return problems[filter.problem];
  if (!filter.enabled) return 'Switched off';
  const acted = filter.acted === 0 ? 'No story so far' : `Acted on ${wordStories(filter.acted)}`;
  return filter.hidden === 0 ? acted : `${acted}, ${wordNumber(filter.hidden)} hidden`;
};

/** "Would match 14 of the last 500 stories." */
export const wordTrial = ({ matched, looked }: Pick<FilterTrial, 'matched' | 'looked'>): string => {
  if (looked === 0) return 'There are no stories here yet to try it on.';
  return `Would match ${matched === 0 ? 'none' : wordNumber(matched)} of the last ${wordStories(looked)}.`;
};

/** What is offered for the words that are selected: "Mute “ferry”…". */
export const wordMute = (selected: string): string => (selected === '' ? 'Mute a word…' : `Mute “${selected}”…`);

/** "“ferry” is muted in World: 14 stories hidden." */
export const wordMuted = (word: string, scope: string, hidden: number): string => {
  const place = scope === 'Everywhere' ? 'everywhere' : `${scope.charAt(0).toLowerCase()}${scope.slice(1)}`;
  return `“${word}” is muted ${place}: ${wordStories(hidden)} hidden.`;
};

/** What came of saving a filter. */
export const wordSaved = (filter: Pick<ListedFilter, 'name' | 'enabled' | 'acted'>): string =>
  filter.enabled
    ? `“${filter.name}” is kept: ${filter.acted === 0 ? 'no story matches yet' : `${wordStories(filter.acted)} match`}.`
    : `“${filter.name}” is switched off.`;
