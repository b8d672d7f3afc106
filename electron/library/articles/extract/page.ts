/** Opens a saved or fetched page as a document, safely. Public within `articles/` (the newspaper parts read pages too). */
import { DOMParser } from 'linkedom';
import { boundMarkup } from '../sanitise/bound.ts';

/** The address that relative links of the page start from: its first `<base href>`, resolved against its own address. */
const baseOf = (document: Document, url: string | null): string | null => {
  const declared = document.querySelector('base[href]')?.getAttribute('href')?.trim();
  if (declared === undefined || declared === '') return url;
  const base = url === null ? URL.parse(declared) : URL.parse(declared, url);
  return base !== null && /^https?:$/.test(base.protocol) ? base.href : url;
};

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html') as unknown as Document;

/**
 * The page as a document: its length and depth are capped (`limits.htmlCharacters`, `limits.htmlDepth`) before it is parsed, and `baseURI`,
 * which the parser leaves empty, is set to the page's base, or is `null` where it has none. Nothing in it ever runs or loads.
 */
export const openPage = (html: string, url: string | null): Document => {
  const bounded = boundMarkup(html);
  const whole = /<html[\s>]/i.test(bounded) ? parse(bounded) : null;
  // "<html" may stand in a comment or a script only: then there is no such element.
  const document = whole?.documentElement
    ? whole
    : parse(`<!doctype html><html><head></head><body>${bounded}</body></html>`);
  const base = baseOf(document, url);
  Object.defineProperty(document, 'baseURI', { value: base });
  Object.defineProperty(document, 'documentURI', { value: base });
  return document;
};
