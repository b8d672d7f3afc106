/** A text in one spelling for all that differ only in case, marks, width or letter form, with the way back to where each letter stood. */

/** Letters that a reader of Arabic script, or of a language with a letter of its own, does not tell apart when looking for a word. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ؤ: 'و',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
};
const unseen =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u0640\u200b-\u200f\u2060\ufeff]/g;

const foldLetter = (letter: string): string => {
  const plain = letter.normalize('NFKD').toLowerCase().replace(unseen, '');
  return plain
    .replace(/\s/g, ' ')
    .replace(/./gu, (each) => alike[each] ?? each)
    .normalize('NFC');
};

export type FoldedText = {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where its letter began in the original. */
  readonly starts: readonly number[];
  readonly length: number;
};

/** Runs of spaces become one. */
export const foldText = (original: string): FoldedText => {
  const starts: number[] = [];
  let text = '';
  let at = 0;
  for (const letter of original) {
    const folded = foldLetter(letter);
    if (folded !== ' ' || !text.endsWith(' ')) {
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) starts.push(at);
    }
    at += letter.length;
  }
  return { text, starts, length: original.length };
};

/** [start, end) in the original, one after another, at most `limit`. */
export const findAll = (folded: FoldedText, wanted: string, limit: number): readonly (readonly [number, number])[] => {
  const needle = foldText(wanted.trim()).text;
  if (needle === '') return [];
  const found: (readonly [number, number])[] = [];
  for (let at = folded.text.indexOf(needle); at >= 0 && found.length < limit;) {
    const start = folded.starts[at] ?? 0;
    const last = folded.starts[at + needle.length - 1] ?? 0;
    // To the next letter that stands elsewhere: marks after the last letter belong to it.
    let next = at + needle.length;
    while (next < folded.starts.length && folded.starts[next] === last) next += 1;
    found.push([start, folded.starts[next] ?? folded.length]);
    at = folded.text.indexOf(needle, at + needle.length);
  }
  return found;
};
