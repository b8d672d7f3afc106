/** The empty page an article is put into. */
import frameStyle from './frame.css?url';
import { framePolicy } from './frame-policy.ts';

type HtmlPolicy = { readonly createHTML: (html: string) => string };
type TrustedTypes = {
  readonly createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => HtmlPolicy;
};

const trustedTypes = (window as { readonly trustedTypes?: TrustedTypes }).trustedTypes;

/** Lets through exactly the one text below: the page's policy asks for a named maker of HTML, and nothing else may use it. */
const shellPolicy = trustedTypes?.createPolicy('broadsheet-frame', {
  createHTML: (html) => {
    if (html !== shell) throw new TypeError('Only the empty article page may be made here.');
    return html;
  },
});

const shell = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy}"><meta name="referrer" content="no-referrer"><link rel="stylesheet" href="${new URL(frameStyle, document.baseURI).href}"></head><body></body></html>`;

/** Loads the empty page into a frame. */
export const loadShell = (frame: HTMLIFrameElement): void => {
  frame.srcdoc = shellPolicy === undefined ? shell : shellPolicy.createHTML(shell);
};
