/** Public file of `articles/sanitise/`: the one place where markup from outside becomes markup we show. Always the last step. */
import type { Picture } from '../../contract/models.ts';
import { plainText } from './plain-text.ts';
import { paragraphWriter } from './plain-text/paragraphs.ts';
import { boundMarkup } from './sanitise/bound.ts';
import { filterMarkup } from './sanitise/filter.ts';
import { listPictures, replacePictures } from './sanitise/kept-pictures.ts';
import { filterPlainMarkup } from './sanitise/plain-markup.ts';
import { needsSettling, settleMedia } from './sanitise/media.ts';

const markup = /[<>&]/;
const mostPasses = 4;

const escapeText = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/**
 * Article markup made safe: only elements and attributes of an allow-list; links absolute against `base` and only http, https, mailto and
 * tel; pictures with one absolute `src` (lazy loading, `srcset`, `<picture>` and `<noscript>` resolved) and only http, https or raster data;
 * trackers and one-pixel pictures gone; no class, id, style or script. Length and depth are capped (`limits.htmlCharacters`,
 * `limits.htmlDepth`), time is linear. The result is a fixed point: sanitising it again changes nothing.
 */
export const sanitise = (html: string, options: { readonly base?: string | null } = {}): string => {
  if (!markup.test(html)) return boundMarkup(html);
  const base = options.base ?? null;
  const bounded = boundMarkup(html);
  return filterPlainMarkup(bounded, base) ?? filterAnyMarkup(bounded, base);
};

/** Sanitised markup with its text. */
export type SafeText = { readonly html: string; readonly text: string };

/** `sanitise`, and `plainText` of what it gives: for most markup in one reading instead of two. */
export const sanitiseWithText = (html: string, options: { readonly base?: string | null } = {}): SafeText => {
  const base = options.base ?? null;
  const bounded = boundMarkup(html);
  const words = paragraphWriter();
  const plain = filterPlainMarkup(bounded, base, words);
  if (plain !== null) return { html: plain, text: words.finish() };
  const safe = filterAnyMarkup(bounded, base);
  return { html: safe, text: plainText(safe) };
};

/** The general way, over sanitize-html. `bounded` is what `boundMarkup` gives. Only exported to hold the short way against it. */
export const filterAnyMarkup = (bounded: string, base: string | null): string => {
  let pass = filterMarkup(needsSettling(bounded) ? settleMedia(bounded, base) : bounded, base);
  for (let passes = 1; pass.unwrapped; passes += 1) {
    const again = filterMarkup(pass.html, base);
    if (again.html === pass.html) break;
    if (passes === mostPasses) return escapeText(pass.html);
    pass = { html: again.html, unwrapped: true };
  }
  return pass.html;
};

/** The pictures of sanitised markup in their order, each address once, with caption. `id` is set for those already kept by the library. */
export const picturesIn = (html: string): readonly Picture[] => listPictures(html);

/**
 * Sanitised markup with each picture's address replaced by what `replacement` answers for it; `null` takes the picture out, its caption
 * stays. Answers other than `broadsheet-picture:<sha256>` or a safe absolute address also take it out.
 */
export const rewritePictures = (html: string, replacement: (link: string) => string | null): string =>
  replacePictures(html, replacement);
