/** Letters of a text counted in one pass, by a table that learns each character once. Private to `articles/`. */

const letter = 1;
const latin = 2;
const rightToLeft = 4;
const wordStart = 8;
const wordPart = 16;
const known = 32;
/** Of a script written without spaces. */
const unspaced = 64;

const classes: readonly (readonly [RegExp, number])[] = [
  [/\p{L}/u, letter],
  [/\p{Script=Latin}/u, latin],
  [/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u, rightToLeft],
  [/[\p{L}\p{N}]/u, wordStart],
  [/[\p{L}\p{N}\p{M}'’\u200c-]/u, wordPart],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
    unspaced,
  ],
];

const classify = (character: string): number =>
  classes.reduce((found, [form, bit]) => (form.test(character) ? found | bit : found), known);

/** By UTF-16 unit; what lies beyond it is looked at each time, it is rare. */
const table = new Uint8Array(0x1_0000);

const classOf = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return classify(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const found = table[unit] ?? 0;
  return found === 0 ? (table[unit] = classify(text[at] ?? '')) : found;
};

/** The second half of a pair of units says nothing of its own. */
const isSecondHalf = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
};

export type Letters = { readonly letters: number; readonly latin: number; readonly rightToLeft: number };

/** How many letters there are, and how many signs are Latin or of a script that runs from right to left. */
export const countLetters = (text: string): Letters => {
  let letters = 0;
  let ofLatin = 0;
  let ofRightToLeft = 0;
  for (let at = 0; at < text.length; at += 1) {
    const found = classOf(text, at);
    if (found & letter) letters += 1;
    if (found & latin) ofLatin += 1;
    if (found & rightToLeft) ofRightToLeft += 1;
  }
  return { letters, latin: ofLatin, rightToLeft: ofRightToLeft };
};

export type Runs = {
  /** Runs that begin with a letter or digit and go on with letters, digits, marks, apostrophes and hyphens. */
  readonly runs: number;
  /** Signs of scripts written without spaces, which belong to no run. */
  readonly unspaced: number;
};

export const countRuns = (text: string): Runs => {
  let runs = 0;
  let signs = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    if (isSecondHalf(text, at)) continue;
    const found = classOf(text, at);
    if (found & unspaced) {
      inside = false;
      signs += 1;
    } else if (inside) inside = (found & wordPart) !== 0;
    else if (found & wordStart) {
      inside = true;
      runs += 1;
    }
  }
  return { runs, unspaced: signs };
};
