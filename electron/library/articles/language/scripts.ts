/** Which script a text is written in, and which language its letters alone betray. Private to `articles/`. */
import type { Letters } from './letters.ts';

type Rule = {
  readonly letters: RegExp;
  /** Tried in order on the text; the first whose letters occur often enough names the language. */
  readonly among: readonly (readonly [letters: RegExp, language: string])[];
  readonly otherwise: string;
};

const rules: readonly Rule[] = [
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, among: [], otherwise: 'ja' },
  { letters: /\p{Script=Hangul}/gu, among: [], otherwise: 'ko' },
  { letters: /\p{Script=Han}/gu, among: [], otherwise: 'zh' },
  {
    letters: /\p{Script=Arabic}/gu,
    among: [
      [/[ٹڈڑےںھہ]/g, 'ur'],
      [/[ټډړښږځڅې]/g, 'ps'],
      [/[ێۆڕڵە]/g, 'ckb'],
      [/[ڭۇۋې]/g, 'ug'],
      [/[پچژگکی]/g, 'fa'],
    ],
    otherwise: 'ar',
  },
  { letters: /\p{Script=Hebrew}/gu, among: [[/[ײױװ]|אַ|אָ/g, 'yi']], otherwise: 'he' },
  {
    letters: /\p{Script=Cyrillic}/gu,
    among: [
      [/[қғәұһңө]/gi, 'kk'],
      [/ў/gi, 'be'],
      [/[їєґ]/gi, 'uk'],
      [/[ѓќѕ]/gi, 'mk'],
      [/[ђћџљњј]/gi, 'sr'],
      [/[ыэё]/gi, 'ru'],
      [/[іi]/gi, 'uk'],
    ],
    otherwise: 'bg',
  },
  { letters: /\p{Script=Greek}/gu, among: [], otherwise: 'el' },
  { letters: /\p{Script=Thai}/gu, among: [], otherwise: 'th' },
  { letters: /\p{Script=Devanagari}/gu, among: [[/ळ/g, 'mr']], otherwise: 'hi' },
  { letters: /\p{Script=Bengali}/gu, among: [[/[ৰৱ]/g, 'as']], otherwise: 'bn' },
  { letters: /\p{Script=Tamil}/gu, among: [], otherwise: 'ta' },
  { letters: /\p{Script=Telugu}/gu, among: [], otherwise: 'te' },
  { letters: /\p{Script=Gujarati}/gu, among: [], otherwise: 'gu' },
  { letters: /\p{Script=Gurmukhi}/gu, among: [], otherwise: 'pa' },
  { letters: /\p{Script=Kannada}/gu, among: [], otherwise: 'kn' },
  { letters: /\p{Script=Malayalam}/gu, among: [], otherwise: 'ml' },
  { letters: /\p{Script=Sinhala}/gu, among: [], otherwise: 'si' },
  { letters: /\p{Script=Armenian}/gu, among: [], otherwise: 'hy' },
  { letters: /\p{Script=Georgian}/gu, among: [], otherwise: 'ka' },
  { letters: /\p{Script=Ethiopic}/gu, among: [], otherwise: 'am' },
  { letters: /\p{Script=Khmer}/gu, among: [], otherwise: 'km' },
  { letters: /\p{Script=Lao}/gu, among: [], otherwise: 'lo' },
  { letters: /\p{Script=Myanmar}/gu, among: [], otherwise: 'my' },
];

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;
/** Kana and Hangul decide although most signs around them may be Han. */
const decidingShare = (rule: Rule): number => (rule.otherwise === 'ja' || rule.otherwise === 'ko' ? 0.08 : 0.4);
/** A letter of a language must stand in its texts about this often to count. */
const tellingShare = 0.004;

/** The language that the script settles; `latin` when the text is mostly Latin; `null` when there is nothing to go by. `letters`: counted in the text. */
export const languageOfScript = (text: string, { letters: all, latin }: Letters): string | null => {
  if (all === 0) return null;
  if (latin / all > 0.75) return 'latin';
  for (const rule of rules) {
    const own = count(text, rule.letters);
    if (own / all < decidingShare(rule)) continue;
    const enough = Math.max(1, own * tellingShare);
    return rule.among.find(([letters]) => count(text, letters) >= enough)?.[1] ?? rule.otherwise;
  }
  return latin / all > 0.5 ? 'latin' : null;
};
