/** Public file of `articles/language/`: the language and the direction of a text. */
import type { Direction } from '../../contract/models.ts';
import { countLetters } from './language/letters.ts';
import type { Letters } from './language/letters.ts';
import { languageOfScript } from './language/scripts.ts';
import { smallWords, tellingLetters } from './language/words.ts';

/** So much of a text is looked at; more does not change the answer. */
const sampleCharacters = 4_000;
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,6}$/i;
const rightToLeftLanguages = new Set([
  'ar',
  'fa',
  'he',
  'iw',
  'ur',
  'ps',
  'sd',
  'ug',
  'yi',
  'dv',
  'ckb',
  'arc',
  'syr',
  'azb',
  'lrc',
  'mzn',
  'pnb',
  'glk',
]);

/** The few tags that a library's feeds declare, read once; forgotten together when there are too many. */
const tags = new Map<string, string | null>();
const mostTags = 200;

/** A language tag as BCP 47 spells it (`en`, `pt-BR`, `zh-Hant`), or `null` when it is none. */
export const languageTagOf = (declared: string | null | undefined): string | null => {
  if (declared === null || declared === undefined) return null;
  const known = tags.get(declared);
  if (known !== undefined) return known;
  const tag = readTag(declared);
  if (tags.size >= mostTags) tags.clear();
  if (declared.length <= 40) tags.set(declared, tag);
  return tag;
};

const readTag = (declared: string): string | null => {
  const tag =
    declared
      .trim()
      .split(/[,;\s]/)[0]
      ?.replaceAll('_', '-') ?? '';
  if (!languageTag.test(tag) || /^(?:und|mul|zxx|xx)\b/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

const latinLanguage = (text: string): string | null => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 3) return null;
  const letters = tellingLetters.filter(([telling]) => telling.test(text.toLowerCase()));
  const scored = Object.entries(smallWords).map(([language, small]) => {
    const hits = words.filter((word) => small.has(word)).length;
    const hints = letters.filter(([, languages]) => languages.includes(language)).length;
    return { language, hits, score: hits / words.length + (hits > 0 ? 0.05 * hints : 0) };
  });
  const [first, second] = scored.toSorted((a, b) => b.score - a.score);
  if (first === undefined || first.hits === 0 || first.score < 0.12) return null;
  return second !== undefined && first.score - second.score < 0.01 && words.length < 40 ? null : first.language;
};

/**
 * BCP 47 tag of the text's language: what its source declares, unless the script of a long enough text shows that this cannot be; else
 * guessed from script, letters and small words. `null` when the text is too short or unlike any known language.
 */
export const detectLanguage = (text: string, declared: string | null): string | null => {
  const sample = text.slice(0, sampleCharacters);
  return languageOf(sample, countLetters(sample), declared);
};

const languageOf = (sample: string, letters: Letters, declared: string | null): string | null => {
  const tag = languageTagOf(declared);
  const byScript = languageOfScript(sample, letters);
  if (tag !== null && !contradicts(tag, byScript, sample)) return tag;
  if (byScript === 'latin') return latinLanguage(sample) ?? tag;
  return byScript ?? tag;
};

/** Templates declare English for pages in Persian or Japanese; the script of a whole text does not lie. */
const contradicts = (tag: string, byScript: string | null, sample: string): boolean => {
  if (byScript === null || byScript === 'latin' || sample.length < 80) return false;
  const writtenIn = new Intl.Locale(tag).maximize().script;
  return writtenIn === 'Latn';
};

/** Right to left when the letters of the text mostly are; a text without letters follows its language. */
export const directionOf = (language: string | null, text: string): Direction =>
  directionWith(language, countLetters(text.slice(0, sampleCharacters)));

const directionWith = (language: string | null, { letters, rightToLeft }: Letters): Direction => {
  if (letters === 0) return rightToLeftLanguages.has(language?.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
  return rightToLeft * 2 > letters ? 'rtl' : 'ltr';
};

/** Both at once, as `detectLanguage` and `directionOf` say them: the letters are counted only once. */
export const languageAndDirection = (
  text: string,
  declared: string | null,
): { readonly language: string | null; readonly direction: Direction } => {
  const sample = text.slice(0, sampleCharacters);
  const letters = countLetters(sample);
  const language = languageOf(sample, letters, declared);
  return { language, direction: directionWith(language, letters) };
};
