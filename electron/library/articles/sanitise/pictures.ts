/** The one address of an `<img>`, whatever trick hides it: lazy loading, srcset, placeholders. Private to `articles/`. */
import { safePictureLink } from './links.ts';
import { bestCandidate, parseSrcset } from './srcset.ts';
import { isInvisible, isPlaceholder, isTracker } from './trackers.ts';

type Attributes = Readonly<Record<string, string>>;

/** Where scripts keep the real address, the most telling first. */
const lazySources = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-original-src',
  'data-orig-file',
  'data-full-src',
  'data-hi-res-src',
  'data-actualsrc',
  'data-echo',
  'data-image',
  'data-img-src',
  'data-url',
  'data-raw-src',
  'data-src-large',
  'data-src-medium',
  'data-default-src',
  'data-fallback-src',
  'lazy-src',
  'data-runner-src',
  'data-pagespeed-lazy-src',
  'data-thumb',
];
const lazySets = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'data-src-set', 'data-widths-srcset'];

const usable = (link: string | null): link is string => link !== null && !isPlaceholder(link) && !isTracker(link);

const fromSet = (set: string | undefined, base: string | null): string | null => {
  if (set === undefined) return null;
  const candidates = parseSrcset(set).flatMap((one) => {
    const link = safePictureLink(one.link, base);
    return usable(link) ? [{ ...one, link }] : [];
  });
  return bestCandidate(candidates)?.link ?? null;
};

const looksLikeAddress = /^(?:https?:)?\/\/|^[^\s{}]{1,2000}\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)|^\//i;

/** Does the address wait in an attribute for a script to move it? */
export const isLazy = (attributes: Attributes): boolean =>
  lazySources.some((name) => attributes[name] !== undefined) || lazySets.some((name) => attributes[name] !== undefined);

/** A quick look at what nearly every picture has not: any of the names above, or a set. */
const mayHaveMore = (attributes: Attributes): boolean => {
  for (const name in attributes) {
    if (name === 'srcset' || name === 'lazy-src' || name.startsWith('data-')) return true;
  }
  return false;
};

const sourceLink = (attributes: Attributes, base: string | null): string | null => {
  const link = safePictureLink(attributes['src'], base);
  return usable(link) ? link : null;
};

/**
 * Absolute address of the picture to show: the candidate of a set that suits a column of text, else the address a script would have put
 * in place, else `src`. `null` when there is nothing to see: no safe address, a tracker, a placeholder, one pixel.
 */
export const pictureLink = (attributes: Attributes, base: string | null): string | null => {
  const hasOneAddress = !mayHaveMore(attributes);
  if (isInvisible(attributes) && (hasOneAddress || !isLazy(attributes))) return null;
  if (hasOneAddress) return sourceLink(attributes, base);
  for (const name of lazySets) {
    const link = fromSet(attributes[name], base);
    if (link !== null) return link;
  }
  const set = fromSet(attributes['srcset'], base);
  if (set !== null) return set;
  for (const name of lazySources) {
    const value = attributes[name];
    if (value === undefined || !looksLikeAddress.test(value.trim())) continue;
    const link = safePictureLink(value, base);
    if (usable(link)) return link;
  }
  return sourceLink(attributes, base);
};
