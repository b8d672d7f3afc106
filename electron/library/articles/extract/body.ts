/** Public file of `body/`: the markup of the story itself. Private to `articles/extract/`. */
import { blocksOf } from './body/blocks.ts';
import { clearSurroundings } from './body/clear.ts';
import { readabilityBody } from './body/readability.ts';
import { trimBody } from './body/trim.ts';
import type { Metadata } from './metadata.ts';

/** Share of a page's prose that a body must hold, or clearing the surroundings went too far. */
const leastShare = 0.5;

const proseLength = (root: Element | null): number =>
  root === null ? 0 : blocksOf(root).reduce((sum, block) => sum + (block.prose ? block.text.length : 0), 0);

/** Markup of the body, not yet sanitised. `open` gives a document of its own each time: extractors take it apart. */
export const findBody = (open: () => Document, metadata: Metadata): string => {
  const cleared = open();
  clearSurroundings(cleared);
  const first = readabilityBody(cleared);
  let body = first;
  if (first === null || proseLength(first) < 300) {
    const whole = readabilityBody(open());
    if (proseLength(whole) * leastShare > proseLength(first)) body = whole;
  }
  if (body === null) return open().body?.innerHTML ?? '';
  trimBody(body, metadata);
  return body.innerHTML;
};
