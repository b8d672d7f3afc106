/** Other forms under which a typed word may stand in a text: plural and singular, the Arabic article, German umlauts written out. */

const latin = /^[a-z0-9]+$/;
const cyrillic = /^[\u0400-\u04ff]+$/;
const arabic = /^[\u0600-\u06ff]+$/;

const latinVariants = (word: string): string[] => {
  const found = [`${word}s`, `${word}es`];
  if (word.length > 3 && word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`);
  if (word.length > 3 && word.endsWith('es')) found.push(word.slice(0, -2));
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) found.push(word.slice(0, -1));
  if (word.length > 3 && word.endsWith('y')) found.push(`${word.slice(0, -1)}ies`);
  if (word.length > 3) found.push(`${word}n`, `${word}en`, `${word}e`, `${word}er`);
  if (word.length > 5 && word.endsWith('en')) found.push(word.slice(0, -2), word.slice(0, -1));
  const plainUmlauts = word.replaceAll(/(?<=[^aeiouq])([aou])e/g, '$1');
  if (plainUmlauts !== word) found.push(plainUmlauts);
  return found;
};

/** Case endings of Russian and its neighbours, longest first. */
const cyrillicEnding =
  /(?:иями|ями|ами|иях|ого|его|ому|ему|ими|ыми|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ом|ем|ам|ям|ую|юю|а|я|о|е|ы|и|у|ю|ь|й)$/;
const cyrillicVariants = (word: string): string[] => {
  if (word.length < 4) return [];
  const stem = word.replace(cyrillicEnding, '');
  if (stem.length < 3) return [];
  return [
    stem,
    ...['а', 'я', 'о', 'е', 'ы', 'и', 'у', 'ю', 'ь', 'ов', 'ев', 'еи', 'ои', 'ам', 'ям', 'ах', 'ях', 'ом', 'ем'].map(
      (end) => stem + end,
    ),
  ];
};

const arabicPrefixes = ['ال', 'وال', 'بال', 'لل', 'فال', 'کال'];
const persianEndings = ['ها', 'های', 'هایی', 'ی', 'ان', 'ات'];
const arabicVariants = (word: string): string[] => {
  if (word.length < 3) return [];
  const found: string[] = [];
  const prefix = arabicPrefixes.toSorted((a, b) => b.length - a.length).find((each) => word.startsWith(each));
  const bare = prefix !== undefined && word.length - prefix.length >= 3 ? word.slice(prefix.length) : word;
  if (bare !== word) found.push(bare);
  found.push(...arabicPrefixes.map((each) => each + bare));
  const ending = persianEndings.toSorted((a, b) => b.length - a.length).find((each) => word.endsWith(each));
  if (ending !== undefined && word.length - ending.length >= 3) found.push(word.slice(0, -ending.length));
  found.push(...persianEndings.map((each) => word + each));
  return found;
};

/** Up to some twenty other forms of a folded word, itself not among them; none for a word in another script. Forms that nobody writes cost one look-up. */
export const variantsOf = (word: string): readonly string[] => {
  const found = latin.test(word)
    ? latinVariants(word)
    : cyrillic.test(word)
      ? cyrillicVariants(word)
      : arabic.test(word)
        ? arabicVariants(word)
        : [];
  return [...new Set(found)].filter((form) => form !== word && form.length > 1);
};
