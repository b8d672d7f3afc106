/** The public face of words/: folding, taking apart, other forms, stems and stop words, shared by search and rails. */
export { fold } from './fold.ts';
export { indexText, indexWordsOf, tokensOf, wordText } from './tokens.ts';
export type { Token } from './tokens.ts';
export { variantsOf } from './variants.ts';
export { isStopWord } from './stop-words.ts';
export { stem } from './stem.ts';
