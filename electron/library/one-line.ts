/** White space folded, as a line of print has it. */

/** Anything but one space at a time. */
export const uneven = /[^\S ]| {2}/;

/** Every run of white space as one space. Most texts have no other; looking first is far cheaper than writing them anew. */
export const evenSpaces = (text: string): string => (uneven.test(text) ? text.replace(/\s+/g, ' ') : text);

/** The text on one line, without white space around it. */
export const oneLine = (text: string): string => evenSpaces(text).trim();
