/** Public file of `body/`: the markup of the story itself. Private to `articles/extract/`. */
import { readabilityBody } from './body/readability.ts';
import type { Metadata } from './metadata.ts';

/** Markup of the body, not yet sanitised. Takes the document apart. */
export const findBody = (document: Document, _metadata: Metadata): string =>
  readabilityBody(document) ?? document.body?.innerHTML ?? '';
