/** One spelling for all that differ only in case, marks, width or letter form. The same folding serves index and query. */

const onlyAscii = /^\p{ASCII}*$/u;
/** Marks of Latin, Greek, Cyrillic, Hebrew and Arabic. Those of Indic scripts carry vowels, those of kana consonants: they stay. */
const marks =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
/** Joiners and stretchers inside words: soft hyphen, zero-width space and joiners, direction marks, tatweel, byte-order mark. */
const invisible = /[\u00ad\u0640\u200b-\u200f\u2060\ufeff]/g;
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ې: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ۃ: 'ه',
  ؤ: 'و',
  ٱ: 'ا',
};
const foldable = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
/** None of the letters above stands outside these. */
const mayFold = /[\u00df-\u0153\u03c2\u0624-\u06d5]/;
/** Digits of other scripts than Latin's stand here, and nothing common but Arabic ones. */
const mayBeDigits = /[\u0660-\u0669\u06f0-\u06f9\u07c0-\u1fff\ua000-\uffff]/;
const otherDigits = /(?![0-9])\p{Nd}/gu;

/** A decimal digit of any script: their blocks run from zero to nine in order (Unicode 4.6), so the zero is found by walking down. */
const plainDigit = (digit: string): string => {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
};

/**
 * Lower case, compatibility forms taken apart (full width, ligatures, Arabic presentation forms), marks off, letter variants of Arabic and
 * Persian and special Latin letters joined, digits of any script as 0–9, joiners out. Linear in the text.
 */
export const fold = (text: string): string => {
  if (onlyAscii.test(text)) return text.toLowerCase();
  let folded = text.normalize('NFKD').toLowerCase().replace(marks, '').replace(invisible, '');
  if (mayFold.test(folded)) folded = folded.replace(foldable, (letter) => letters[letter] ?? letter);
  if (mayBeDigits.test(folded)) folded = folded.replace(otherDigits, plainDigit);
  return folded.normalize('NFC');
};
