/** The public face of words/: folding, taking apart, stems, stop words and names, shared by search and rails. */
export { fold } from './fold.ts';
export { indexText, indexWordsOf, tokensOf } from './tokens.ts';
export type { Token } from './tokens.ts';
export { variantsOf } from './variants.ts';
