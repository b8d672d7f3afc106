/** The allow-list itself, over sanitize-html. Private to `articles/`. */
import sanitizeHtml from 'sanitize-html';
import type { Attributes, IOptions, Tag } from 'sanitize-html';
import { limits } from '../../../contract/limits.ts';
import { safeLink } from './links.ts';
import { pictureLink } from './pictures.ts';
import { allowedAttributes, allowedElements, droppedWithContent } from './vocabulary.ts';

const wholeNumber = /^\d{1,5}$/;
/**
 * What becomes of a picture with nothing to see; it is cut out afterwards. Renaming it to a name outside the allow-list, as sanitize-html
 * offers, makes version 2.18 close the next element at that depth under the wrong name.
 */
const emptyPicture = '<img />';
const dropped = new Set(droppedWithContent);

const anchor = (attributes: Attributes, base: string | null): Tag => {
  const href = safeLink(attributes['href'], base);
  const kept: Attributes = href === null ? {} : { href };
  for (const name of ['title', 'dir', 'lang']) if (attributes[name] !== undefined) kept[name] = attributes[name];
  return { tagName: 'a', attribs: kept };
};

const picture = (attributes: Attributes, base: string | null): Tag => {
  const src = pictureLink(attributes, base);
  if (src === null) return { tagName: 'img', attribs: {} };
  const kept: Attributes = { src };
  for (const name of ['alt', 'title', 'dir', 'lang']) if (attributes[name]) kept[name] = attributes[name];
  for (const name of ['width', 'height'])
    if (wholeNumber.test(attributes[name] ?? '')) kept[name] = attributes[name] ?? '';
  return { tagName: 'img', attribs: kept };
};

const options = (base: string | null, onUnwrap: () => void): IOptions => ({
  allowedTags: [...allowedElements],
  allowedAttributes,
  nonTextTags: [...droppedWithContent],
  nestingLimit: limits.htmlDepth,
  // Addresses are checked by the transformations below, which know the base.
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  transformTags: { a: (_, attributes) => anchor(attributes, base), img: (_, attributes) => picture(attributes, base) },
  onOpenTag: (name) => {
    if (!allowedElements.has(name) && !dropped.has(name)) onUnwrap();
  },
});

/** Markup of allowed elements and attributes only. `unwrapped`: an element was left out around its content, so nesting may have changed. */
export const filterMarkup = (
  html: string,
  base: string | null,
): { readonly html: string; readonly unwrapped: boolean } => {
  let unwrapped = false;
  const filtered = sanitizeHtml(
    html,
    options(base, () => {
      unwrapped = true;
    }),
  );
  return { html: filtered.replaceAll(emptyPicture, ''), unwrapped };
};
