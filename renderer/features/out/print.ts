/** Printing: the library's own document of the story, list or front page, in a frame of its own without scripts. */
import { pagePolicy } from '../../../electron/contract/page-policy.ts';
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { atHand } from './what.ts';
import type { Exported } from '../../../electron/contract/call.ts';

type HtmlPolicy = { readonly createHTML: (html: string) => string };
type TrustedTypes = {
  readonly createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => HtmlPolicy;
};

const trustedTypes = (window as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
/** Every document of ours forbids itself everything but its own pictures and style. */
const ownPolicy = `http-equiv="Content-Security-Policy" content="${pagePolicy}"`;
const headCharacters = 400;

/** Lets through only documents that carry our policy at their head. */
const documentPolicy = trustedTypes?.createPolicy('broadsheet-print', {
  createHTML: (html) => {
    if (!html.slice(0, headCharacters).includes(ownPolicy)) throw new TypeError('Only our own documents are printed.');
    return html;
  },
});

const decode = (bytes: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)));

const frameName = 'print';

/** Shows the system's print dialog for a document; the frame stays until the next one, for the dialog may still read it. */
const printDocument = (html: string): void => {
  document.querySelector(`iframe[name="${frameName}"]`)?.remove();
  const frame = document.createElement('iframe');
  frame.name = frameName;
  frame.title = 'What is printed';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.style.cssText = 'position:fixed;inset:0 auto auto -200vw;width:210mm;height:297mm;border:0';
  frame.addEventListener('load', () => frame.contentWindow?.print(), { once: true });
  frame.srcdoc = documentPolicy === undefined ? html : documentPolicy.createHTML(html);
  document.body.append(frame);
};

/** Prints stories, or the front page of the day's paper. */
export const printOut = async (what: Exported): Promise<void> => {
  const page: Exported = what.edition === undefined ? what : { edition: 'front-page' };
  try {
    const { bytes } = await call('articles.export', { ...page, format: 'html' });
    printDocument(decode(bytes));
  } catch (cause) {
    sayTrouble(cause);
  }
};

/** Prints what stands before the reader. Answers whether there is anything to print. */
export const printAtHand = (): boolean => {
  const what = atHand();
  if (what !== null) void printOut(what);
  return what !== null;
};
