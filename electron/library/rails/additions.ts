/** What each version of a story says that those before it do not: sentence by sentence, with its new names and numbers. */
import type { Addition } from '../../contract/coverage.ts';
import { indexWordsOf, isStopWord, stem, tokensOf } from '../words/words.ts';
import type { Token } from '../words/words.ts';

export type VersionText = {
  readonly language: string | null;
  readonly title: string;
  readonly standfirst: string | null;
  readonly text: string;
};
export type Additions = { readonly first: boolean; readonly adds: readonly Addition[]; readonly more: number };

/** So much of a text is looked at. */
const lookedAt = 20_000;
const shownSentences = 4;
const sentenceCharacters = 400;
/** A sentence with fewer words that mean something says nothing by itself. */
const leastWords = 3;
/** This share of a sentence's words was never said: it is new … */
const newShare = 0.34;
/** … and a smaller one is enough with a new name, or when no single sentence said much of it. A new number always is. */
const someShare = 0.15;
const saidBefore = 0.5;

const segmenters = new Map<string, Intl.Segmenter>();
const segmenterOf = (language: string | null): Intl.Segmenter => {
  const tag = (language ?? '').slice(0, 2).toLowerCase();
  const known = segmenters.get(tag);
  if (known !== undefined) return known;
  // Languages are what a feed says they are; the rules for sentences hardly differ between them.
  const made = new Intl.Segmenter(/^[a-z]{2}$/.test(tag) ? tag : 'en', { granularity: 'sentence' });
  segmenters.set(tag, made);
  return made;
};

type Word = { readonly key: string; readonly token: Token; readonly isNumber: boolean; readonly isName: boolean };

const number = /\p{N}/u;
const capital = /^\p{Lu}/u;

/** The words of a sentence that mean something; a name is capitalised elsewhere than at its beginning. */
const wordsIn = (sentence: string): readonly Word[] => {
  const words: Word[] = [];
  let first = true;
  for (const token of tokensOf(sentence)) {
    const isNumber = number.test(token.word);
    const isName = !first && capital.test(sentence.slice(token.start, token.start + 2));
    first = false;
    if (token.script === 'dense') {
      for (const pair of indexWordsOf(token, false)) words.push({ key: pair, token, isNumber, isName: false });
    } else if (isNumber || (token.word.length > 1 && !isStopWord(token.word))) {
      words.push({ key: isNumber ? token.word : stem(token.word), token, isNumber, isName });
    }
  }
  return words;
};

/** Marks of neighbours become one. */
const joined = (
  text: string,
  marks: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] => {
  const all: [number, number][] = [];
  for (const [start, end] of marks) {
    const last = all.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (last !== undefined && /^[\s.,’'-]{1,2}$/u.test(text.slice(last[1], start))) last[1] = end;
    else all.push([start, end]);
  }
  return all;
};

/** Everything said so far in one language. */
const createRecord = () => {
  const said = new Set<string>();
  const sentencesWith = new Map<string, number[]>();
  let sentences = 0;
  return {
    isEmpty: () => sentences === 0,
    has: (key: string): boolean => said.has(key),
    /** The greatest share of these words that one sentence has. */
    mostInOne: (keys: ReadonlySet<string>): number => {
      const counts = new Map<number, number>();
      for (const key of keys) {
        for (const at of sentencesWith.get(key) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
      }
      return counts.size === 0 ? 0 : Math.max(...counts.values()) / keys.size;
    },
    add: (keys: ReadonlySet<string>): void => {
      for (const key of keys) {
        said.add(key);
        const list = sentencesWith.get(key);
        if (list === undefined) sentencesWith.set(key, [sentences]);
        else list.push(sentences);
      }
      sentences += 1;
    },
  };
};

type Found = Addition & { readonly place: number; readonly weight: number };

/** Versions earliest first. `pause` is awaited between them. */
export const additionsOf = async (
  versions: readonly VersionText[],
  pause: () => Promise<void> | null,
): Promise<readonly Additions[]> => {
  const records = new Map<string, ReturnType<typeof createRecord>>();
  const answers: Additions[] = [];
  for (const { language, title, standfirst, text } of versions) {
    const tongue = (language ?? '').slice(0, 2).toLowerCase();
    const record = records.get(tongue) ?? createRecord();
    records.set(tongue, record);
    const first = record.isEmpty();
    const found: Found[] = [];
    const later: ReadonlySet<string>[] = [title, standfirst ?? ''].map(
      (head) => new Set(wordsIn(head).map((word) => word.key)),
    );
    for (const { segment, index } of segmenterOf(language).segment(text.slice(0, lookedAt))) {
      const sentence = segment.trim();
      const words = wordsIn(sentence);
      const keys = new Set(words.map((word) => word.key));
      later.push(keys);
      if (first || keys.size < leastWords) continue;
      const fresh = words.filter((word) => !record.has(word.key));
      const share = new Set(fresh.map((word) => word.key)).size / keys.size;
      const telling = fresh.filter((word) => word.isNumber || word.isName);
      const isNew =
        share >= newShare ||
        fresh.some((word) => word.isNumber) ||
        (share >= someShare && (telling.length > 0 || record.mostInOne(keys) < saidBefore));
      if (!isNew || sentence.length > sentenceCharacters) continue;
      const marks = joined(
        sentence,
        telling.map(({ token }) => [token.start, token.end] as const),
      );
      found.push({ text: sentence, marks, place: index, weight: share * keys.size + telling.length });
    }
    for (const keys of later) record.add(keys);
    const best = found.toSorted((a, b) => b.weight - a.weight).slice(0, shownSentences);
    answers.push({
      first,
      adds: best.toSorted((a, b) => a.place - b.place).map(({ text: words, marks }) => ({ text: words, marks })),
      more: found.length - best.length,
    });
    await pause();
  }
  return answers;
};
