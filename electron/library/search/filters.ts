/** The parts of a query that ask the library, not the index: place, status, date, language. */
import type { Time } from '../../contract/models.ts';
import { fold, tokensOf } from '../words/words.ts';
import type { SearchScope } from './model.ts';
import type { FilterPart } from './query.ts';

/** What the index keeps of an article beside its words. `number` orders by date. */
export type IndexedRow = {
  readonly number: number;
  readonly id: string;
  readonly source: string;
  readonly language: string | null;
  readonly date: Time;
};

/** Every word begins some word of the title. */
const titleHas = (title: string, words: readonly string[]): boolean => {
  const inTitle = [...tokensOf(title)].map((token) => token.word);
  return words.every((word) => inTitle.some((each) => each.startsWith(word)));
};

/** Whether the filter holds. An article that the library no longer knows passes no filter that asks for its place or status. */
export const createFilterTest = (scopeOf: (id: string) => SearchScope | undefined) => {
  const titles = new Map<string, boolean>();
  const remembered = (title: string, words: readonly string[]): boolean => {
    const key = `${words.join(' ')}\n${title}`;
    const known = titles.get(key);
    if (known !== undefined) return known;
    const holds = titleHas(title, words);
    titles.set(key, holds);
    return holds;
  };
  return (part: FilterPart, row: IndexedRow): boolean => {
    if (part.kind === 'date')
      return (part.from === null || row.date >= part.from) && (part.to === null || row.date < part.to);
    if (part.kind === 'language') return fold(row.language ?? '').split(/[-_]/)[0] === part.tag;
    const scope = scopeOf(row.id);
    if (scope === undefined) return false;
    if (part.kind === 'has-picture') return scope.hasPicture;
    if (part.kind === 'source') return remembered(scope.sourceTitle, part.words);
    if (part.kind === 'tag') return scope.tags?.some((tag) => remembered(tag, part.words)) === true;
    if (part.kind === 'section') return scope.sectionTitles.some((title) => remembered(title, part.words));
    return part.state === 'unread' ? !scope.read : scope[part.state];
  };
};
