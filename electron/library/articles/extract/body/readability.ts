/** The body by Mozilla's Readability. Private to `articles/extract/`. */
import { Readability } from '@mozilla/readability';

/** Takes the document apart: hand in one that nobody else needs. The body's element, or `null` when there is none. */
export const readabilityBody = (document: Document): Element | null => {
  const article = new Readability<Node>(document, {
    charThreshold: 250,
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node) => node,
  }).parse();
  return (article?.content as Element | null | undefined) ?? null;
};
