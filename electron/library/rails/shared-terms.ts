/** Which terms two articles share, in words a reader would use. */
import { fold, isStopWord, stem, tokensOf } from '../words/words.ts';
import type { Headline } from '../../contract/models.ts';
import type { KeyTerms } from './key-terms.ts';

const shownTerms = 3;

const titleWords = (headline: Headline | undefined): Map<string, string> => {
  const words = new Map<string, string>();
  const text = `${headline?.title ?? ''} ${headline?.standfirst ?? ''}`;
  for (const token of tokensOf(text)) {
    if (isStopWord(token.word) || Array.from(token.word).length < 3) continue;
    const key = stem(token.word);
    if (!words.has(key)) words.set(key, text.slice(token.start, token.end));
  }
  return words;
};

/** Up to three terms: shared names first, the rarest of them foremost, then words of both headlines; a term inside another is left out. */
export const sharedTerms = (
  terms: KeyTerms,
  one: { readonly slot: number; readonly headline: Headline | undefined },
  other: { readonly slot: number; readonly headline: Headline | undefined },
): readonly string[] => {
  const theirs = new Set(terms.of(other.slot));
  const names = terms
    .of(one.slot)
    .filter((term) => theirs.has(term))
    .sort((a, b) => terms.count(a) - terms.count(b))
    .map((term) => terms.written(term));
  const otherWords = titleWords(other.headline);
  const words = [...titleWords(one.headline)].filter(([key]) => otherWords.has(key)).map(([, written]) => written);
  const shown: string[] = [];
  for (const term of [...names, ...words]) {
    if (shown.length === shownTerms) break;
    const folded = fold(term);
    if (!shown.some((each) => fold(each).includes(folded) || folded.includes(fold(each)))) shown.push(term);
  }
  return shown;
};
