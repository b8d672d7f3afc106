/** The body by Mozilla's Readability. Private to `articles/extract/`. */
import { Readability } from '@mozilla/readability';

/** Takes the document apart: hand in one that nobody else needs. Markup of the body, or `null` when there is none. */
export const readabilityBody = (document: Document): string | null => {
  const article = new Readability(document, { charThreshold: 250, disableJSONLD: true }).parse();
  return article?.content ?? null;
};
