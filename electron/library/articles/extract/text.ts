/** Small readings of text that several steps share. Private to `articles/`. */

/** On one line, white space collapsed. */
export const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();

/** `null` for text that is empty once on one line. */
export const oneLineOrNull = (text: string | null | undefined): string | null => oneLine(text) || null;

/** For comparing what two places say: letters and digits only, lower case. */
export const bareText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
