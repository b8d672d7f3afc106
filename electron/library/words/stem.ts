/** Words cut down to what their forms share, for comparing texts: English by suffix rules, Cyrillic and Arabic script by common endings. */

const vowel = /[aeiouy]/;
const doubled = /([^aeioulsz])\1$/;
const suffixes: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['ment', ''],
  ['ness', ''],
  ['ation', 'ate'],
  ['tion', 't'],
  ['sion', 's'],
  ['ally', 'al'],
  ['ly', ''],
  ['er', ''],
  ['or', ''],
];

const singular = (word: string): string => {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
};

const withoutParticiple = (word: string): string => {
  const end = word.endsWith('ing') && word.length > 5 ? 3 : word.endsWith('ed') && !word.endsWith('eed') ? 2 : 0;
  if (end === 0 || word.length < 5 || !vowel.test(word.slice(0, -end))) return word;
  const rest = word.slice(0, -end);
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  return doubled.test(rest) ? rest.slice(0, -1) : rest;
};

const stemLatin = (whole: string): string => {
  let word = withoutParticiple(singular(whole));
  const suffix = suffixes.find(([end]) => word.endsWith(end) && word.length - end.length >= 4);
  if (suffix !== undefined) word = word.slice(0, -suffix[0].length) + suffix[1];
  if (word.endsWith('e') && word.length > 4) word = word.slice(0, -1);
  return word.endsWith('y') && word.length > 3 ? `${word.slice(0, -1)}i` : word;
};

const cyrillicEnding =
  /(?:иями|ями|ами|иях|ого|его|ому|ему|ими|ыми|ах|ях|ов|ев|еи|ои|ыи|ии|ая|яя|ое|ее|ые|ие|ом|ем|ам|ям|ую|юю|а|я|о|е|ы|и|у|ю|ь)$/;
const arabicEnding = /(?:هایی|های|ها|ات|ین|ون|ان|ی)$/;
const arabicArticle = /^(?:وال|بال|فال|کال|ال|لل)/;

/** The stem of a folded word; words with digits and very short ones stay as they are. */
export const stem = (word: string): string => {
  if (word.length < 4) return word;
  if (/^[a-z]+$/.test(word)) return stemLatin(word);
  if (/^[\u0400-\u04ff]+$/.test(word)) {
    const cut = word.replace(cyrillicEnding, '');
    return cut.length >= 3 ? cut : word;
  }
  if (/^[\u0600-\u06ff]+$/.test(word)) {
    const bare = word.replace(arabicArticle, '');
    const cut = (bare.length >= 3 ? bare : word).replace(arabicEnding, '');
    return cut.length >= 3 ? cut : word;
  }
  return word;
};
