/**
 * Is a page's text the story the feed speaks of, and clearly more of it? The figures are measured (`npm run bench -- full-text`): of 157 real
 * pages half of the words lost no story to its own page, and let 3 of 942 pages of other stories in. Private to `full-text/`.
 */
import { bareText } from '../articles/extract/text.ts';

/** Share of the feed's own words that its page must hold to be about the same story. */
const sameStoryShare = 0.5;
/** Share at which the page is taken to say all that the feed says. */
const allSaidShare = 0.7;
const leastMore = 1.25;
const leastMoreWords = 25;
/** A page shorter than this proves nothing about how long its story is. */
const leastPageWords = 40;

/** Shorter words stand in every text. Scripts that write fewer letters have shorter words. */
const shortestWord = 5;
const shortestTerseWord = 3;
const isTerse = (word: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Hangul}]/u.test(
    word,
  );
const isUnspaced = (word: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word);

/** Pairs of characters stand for words where none are set apart. */
const pairs = (run: string): readonly string[] => {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
};

/** The words that tell a text from others: not the shortest ones, each once. */
export const tellingWords = (text: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const word of bareText(text).split(' ')) {
    if (isUnspaced(word)) for (const pair of pairs(word)) found.add(pair);
    else if (word.length >= (isTerse(word) ? shortestTerseWord : shortestWord)) found.add(word);
  }
  return found;
};

/** Share of the words of `part` that stand in `whole`; 1 when `part` has none. */
export const shareIn = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number => {
  if (part.size === 0) return 1;
  let shared = 0;
  for (const word of part) if (whole.has(word)) shared += 1;
  return shared / part.size;
};

type Texts = {
  readonly title: string;
  readonly feed: { readonly text: string; readonly words: number };
  readonly page: { readonly text: string; readonly title: string | null; readonly words: number };
};

export type Comparison = {
  /** The page is about the story. */
  readonly about: boolean;
  /** It is, and it says clearly more than the feed. */
  readonly more: boolean;
  /** It is, and the feed has said it all. */
  readonly whole: boolean;
};

/** Compares what the feed says with what its page says. */
export const compareTexts = ({ title, feed, page }: Texts): Comparison => {
  const known = tellingWords(`${title}\n${feed.text}`);
  const share = shareIn(known, tellingWords(`${page.title ?? ''}\n${page.text}`));
  const about = share >= sameStoryShare;
  const more = about && page.words >= feed.words * leastMore && page.words >= feed.words + leastMoreWords;
  const whole = !more && share >= allSaidShare && page.words >= leastPageWords && page.words >= feed.words * 0.8;
  return { about, more, whole };
};
