/** What an article that was read says of its reader: its names, and the topics of its headline. Remembered, because the same are counted again and again. */
import type { Headline } from '../../contract/models.ts';
import { isStopWord, stem, tokensOf } from '../words/words.ts';
import type { ArticleIndex } from './article-index.ts';

export type Topics = ReadonlyMap<string, string>;
const topicsKnown = new Map<string, Pick<Headline, 'title' | 'categories'> & { readonly topics: Topics }>();
const topicsRemembered = 5_000;

/** Words of a headline and its categories, each with what its forms share; remembered, because the newest are looked at again and again. */
export const topicsOf = ({ id, title, categories }: Headline): Topics => {
  const known = topicsKnown.get(id);
  if (known?.title === title && known.categories === categories) return known.topics;
  const topics = topicsIn([title, ...categories].join('\n'));
  if (topicsKnown.size >= topicsRemembered) topicsKnown.clear();
  topicsKnown.set(id, { title, categories, topics });
  return topics;
};

const topicsIn = (text: string): Topics => {
  const topics = new Map<string, string>();
  for (const { word, start, end } of tokensOf(text)) {
    const written = text.slice(start, end);
    const isLong = Array.from(word).length > (/^[a-z]/.test(word) ? 3 : 1);
    if (isLong && !isStopWord(word) && !/\p{N}/u.test(word)) topics.set(stem(word), written.toLowerCase());
  }
  return topics;
};

/** Keys, each as it was written. */
type Written = readonly (readonly [key: string, written: string])[];
/** `topics` are those that stand in no name. */
export type Trace = { readonly names: Written; readonly topics: Written };

export type Traces = {
  /** Of the article in a slot; its headline as it is now. */
  readonly of: (slot: number, headline: Headline | undefined) => Trace;
};

const tracesRemembered = 1_000;
const noTopics: Topics = new Map();

export const createTraces = ({ table, terms }: Pick<ArticleIndex, 'table' | 'terms'>): Traces => {
  /** By slot; a slot used again has another arrival, and a headline that changed other topics. */
  const known = new Map<number, { readonly arrival: number; readonly from: Topics; readonly trace: Trace }>();
  return {
    of: (slot, headline) => {
      const [arrival, from] = [table.arrivalOf(slot), headline === undefined ? noTopics : topicsOf(headline)];
      const before = known.get(slot);
      if (before?.arrival === arrival && before.from === from) return before.trace;
      const names = terms.of(slot).map((term) => [terms.keyOf(term), terms.written(term)] as const);
      const inNames = new Set(names.flatMap(([key]) => key.split(' ')));
      const trace = { names, topics: [...from].filter(([key]) => !inNames.has(key)) };
      if (known.size >= tracesRemembered) known.clear();
      known.set(slot, { arrival, from, trace });
      return trace;
    },
  };
};
