/** Public file of `body/`: the markup of the story itself. Private to `articles/extract/`. */
import { blocksOf } from './body/blocks.ts';
import { clearSurroundings } from './body/clear.ts';
import { completeBody, partsOf } from './body/complete.ts';
import { readabilityBody } from './body/readability.ts';
import { saysMore, statedMarkup } from './body/stated.ts';
import { trimBody } from './body/trim.ts';
import type { Metadata } from './metadata.ts';
import { applySiteRules } from './site-rules.ts';

/** Share of a page's prose that a body must hold, or clearing the surroundings went too far. */
const leastShare = 0.5;
/** Characters of prose below which a body is doubted. */
const shortStory = 300;

const proseLength = (root: Element | null): number =>
  root === null ? 0 : blocksOf(root).reduce((sum, block) => sum + (block.prose ? block.text.length : 0), 0);

const readBody = (document: Document): Element | null => {
  const parts = document.body === null ? null : partsOf(document.body);
  const body = readabilityBody(document);
  if (body !== null && parts !== null) completeBody(body, parts);
  return body;
};

/** The pictures of a body without its text, for the text that the page states elsewhere. */
const figuresOf = (body: Element): string =>
  [...body.querySelectorAll('figure')].map((figure) => figure.outerHTML).join('\n');

/**
 * Markup of the body, not yet sanitised. Takes `document` apart; `reopen` gives another like it, for the pages where clearing the
 * surroundings took the story with it. `url` is the page's own address: a few sites have rules of their own. Where the page states clearly
 * more of its story than it shows, the stated text is the answer.
 */
export const findBody = (
  document: Document,
  metadata: Metadata,
  url: string | null,
  reopen: () => Document,
): string => {
  applySiteRules(document, url);
  clearSurroundings(document);
  let body = readBody(document);
  if (proseLength(body) < shortStory) {
    const whole = readBody(reopen());
    if (proseLength(whole) * leastShare > proseLength(body)) body = whole;
  }
  const { stated } = metadata;
  if (body === null) return stated === null ? (reopen().body?.innerHTML ?? '') : statedMarkup(stated);
  trimBody(body, metadata);
  if (stated !== null && saysMore(stated, body.textContent ?? '')) return `${figuresOf(body)}\n${statedMarkup(stated)}`;
  return body.innerHTML;
};
