/** The text that a page states in its JSON-LD (`articleBody`, schema.org), where its markup shows too little of it. Private to `articles/extract/`. */
import { bareText } from '../text.ts';

const leastWords = 60;
/** The stated text must be clearly longer than the shown one: pages also state a shorter or slightly different one. */
const leastMore = 1.5;
/** Share of the shown words that must be stated too, or the two are different stories. */
const sameStory = 0.6;
const mostParagraphs = 2_000;

const wordsOf = (text: string): readonly string[] => {
  const bare = bareText(text);
  return bare === '' ? [] : bare.split(' ');
};

/** Whether the stated text is the shown story, and clearly more of it. A shown text of a few words proves nothing about the story. */
export const saysMore = (stated: string, shown: string): boolean => {
  const words = wordsOf(stated);
  const seen = wordsOf(shown);
  // Scripts without spaces are measured by their length.
  if (words.length < leastWords && stated.length < leastWords * 5) return false;
  if (stated.length < shown.length * leastMore) return false;
  if (seen.length < leastWords / 2) return true;
  const known = new Set(words);
  return seen.filter((word) => known.has(word)).length >= seen.length * sameStory;
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The stated text as paragraphs; one that holds markup is taken as markup. Not yet sanitised. */
export const statedMarkup = (stated: string): string =>
  /<(?:p|br|div)\b[^<>]{0,200}>/i.test(stated)
    ? stated
    : stated
        .split(/\r?\n\s{0,100}/, mostParagraphs)
        .filter((line) => line.trim() !== '')
        .map((line) => `<p>${escapeText(line.trim())}</p>`)
        .join('\n');
