/** Text taken apart into the words that index, query, rails and snippets share. */
import { fold } from './fold.ts';

/** `start` and `end` are UTF-16 offsets into the text as given; `word` is folded. A run of a script without spaces is one token here. */
export type Token = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly script: TokenScript;
};
/**
 * `spaced`: words apart by spaces. `dense`: Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer, taken as pairs of neighbouring
 * characters, so that any part of a run is found and no dictionary decides where words end.
 */
export type TokenScript = 'spaced' | 'dense';

/** Initials with dots ("U.S.", "U.S.A") are one word; else letters, marks, digits and the joiners between them. */
const wordPattern = /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}\p{N}]))?|[\p{L}\p{M}\p{N}\u200b-\u200d\u00ad\u0640]+/gu;
const initials = /(?<![\p{L}\p{M}\p{N}\u200b-\u200d\u00ad\u0640])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}\p{N}]))?/gu;
const asciiInitials = /(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?/g;
const onlyAscii = /^\p{ASCII}*$/u;
const plainWord = /^[A-Za-z0-9]+$/;
const asciiWord = /^[a-z0-9]+$/;
const notInAsciiWords = /[^a-z0-9]+/g;
const notInWords = /[^\p{L}\p{M}\p{N}]+/gu;
const betweenWords = /[^\p{L}\p{M}\p{N}\u200b-\u200d\u00ad\u0640]+/gu;
/** Signs of the common scripts that part words, and the letters, marks and digits of those scripts: what is made of these alone needs no property of Unicode. */
const commonSeparators =
  /[\s!-/:-@[-`{-~\u00a0\u00ab\u00bb\u060c\u061b\u061f\u066a-\u066d\u06d4\u2010-\u2027\u202f-\u205e]+/g;
const commonWords =
  /^[ A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u013e\u0141-\u0148\u014a-\u017f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u0620-\u0652\u0660-\u0669\u0671-\u06d3\u06f0-\u06f9\u200c\u200d]*$/;
const dotted = /[^\s.]\.[^\s.]\./u;
const denseRange =
  '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{323af}';
const hasDense = new RegExp(`[${denseRange}]`, 'u');
const runPattern = new RegExp(`(?<dense>[${denseRange}]+)|[^${denseRange}]+`, 'gu');

/** A folded word; a few compatibility letters (fractions, Arabic ligatures) come apart into several. */
const wordsOf = (raw: string): string[] => {
  const word = fold(raw);
  if (asciiWord.test(word)) return [word];
  return word.split(notInWords).filter((part) => part !== '');
};

/** Every word of the text in order, empty ones left out. */
export function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(wordPattern)) {
    const raw = match[0];
    if (plainWord.test(raw)) {
      yield { word: raw.toLowerCase(), start: match.index, end: match.index + raw.length, script: 'spaced' };
      continue;
    }
    if (!hasDense.test(raw)) {
      const end = match.index + raw.length;
      for (const word of wordsOf(raw.includes('.') ? raw.replaceAll('.', '') : raw)) {
        yield { word, start: match.index, end, script: 'spaced' };
      }
      continue;
    }
    for (const run of raw.matchAll(runPattern)) {
      const start = match.index + run.index;
      const script = run.groups?.['dense'] === undefined ? 'spaced' : 'dense';
      for (const word of wordsOf(run[0])) yield { word, start, end: start + run[0].length, script };
    }
  }
}

/** The pairs of neighbouring characters of a dense run. The last character stands alone too, so that one character can be looked up as a prefix. */
export const pairsOf = (run: string, closing: boolean): string[] => {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  const pairs: string[] = [];
  for (let at = 0; at + 1 < characters.length; at += 1) pairs.push(`${characters[at]}${characters[at + 1]}`);
  if (closing) pairs.push(characters.at(-1) ?? '');
  return pairs;
};

/** Index words of one token; `closing` as in `pairsOf`: true for what is stored, false for what is asked. */
export const indexWordsOf = (token: Token, closing: boolean): string[] =>
  token.script === 'dense' ? pairsOf(token.word, closing) : [token.word];

/** The text as index words apart by one space: what the full-text index stores. */
export const indexText = (text: string): string => {
  // Whole texts at once where no script needs a closer look: many times as fast as word by word, the same answer (a property test compares them).
  if (onlyAscii.test(text)) return plainIndexText(text);
  const joined = dotted.test(text) ? text.replace(initials, joinInitials) : text;
  const spaced = joined.replace(commonSeparators, ' ');
  if (onlyAscii.test(spaced)) return plainIndexText(spaced);
  if (commonWords.test(spaced)) return fold(spaced).replace(/ {2,}/g, ' ').trim();
  if (hasDense.test(text)) return indexTextByToken(text);
  const words = fold(spaced.replace(betweenWords, ' '));
  return words.replace(onlyAscii.test(words) ? notInAsciiWords : notInWords, ' ').trim();
};

const plainIndexText = (text: string): string => {
  const lower = text.toLowerCase();
  const joined = dotted.test(lower) ? lower.replace(asciiInitials, joinInitials) : lower;
  return joined.replace(notInAsciiWords, ' ').trim();
};

const joinInitials = (match: string): string => ` ${match.replaceAll('.', '')} `;

/** The same, word by word. */
export const indexTextByToken = (text: string): string => {
  const words: string[] = [];
  for (const token of tokensOf(text)) {
    if (token.script === 'spaced') words.push(token.word);
    else words.push(...indexWordsOf(token, true));
  }
  return words.join(' ');
};

/** The text as folded words apart by one space, a run of a script without spaces whole: what a word or phrase is looked for in. */
export const wordText = (text: string): string =>
  hasDense.test(text) ? Array.from(tokensOf(text), (token) => token.word).join(' ') : indexText(text);
