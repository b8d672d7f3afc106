/** Pictures in markup that is already sanitised. Private to `articles/`; public through `sanitise.ts`. */
import { decodeHTML, decodeHTMLAttribute, escapeAttribute } from 'entities';
import type { Picture } from '../../../contract/models.ts';
import { oneLine } from '../../one-line.ts';
import { safePictureLink } from './links.ts';

const storedPicture = /^broadsheet-picture:([0-9a-f]{64})$/;
/** Our own serialisation: inside a tag `<` and `>` are always escaped, and `src` stands first or not at all. */
const imageTag = /<img src="([^"<>]*)"([^<>]*)>/g;

/** In the same serialisation: the tags that say which pictures there are, the attributes of one, and any tag at all. */
const pictureTag = /<(\/?)(img|figure|figcaption)(?: ([^<>]*))?>/g;
const attribute = /([a-z][a-z-]*)="([^"]*)"/g;
const anyTag = /<[^<>]*>/g;

const size = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : null;

const attributesOf = (written: string): ReadonlyMap<string, string> =>
  new Map(Array.from(written.matchAll(attribute), ([, name = '', value = '']) => [name, decodeHTMLAttribute(value)]));

/** Pictures in their order, each address once; a `figcaption` belongs to the pictures of its figure. */
export const listPictures = (html: string): readonly Picture[] => {
  if (!html.includes('<img ')) return [];
  const found = new Map<string, Picture>();
  let figure: string[] = [];
  let captionAt: number | null = null;

  const see = (link: string, attributes: ReadonlyMap<string, string>): void => {
    figure.push(link);
    if (found.has(link)) return;
    const stored = storedPicture.exec(link)?.[1] ?? null;
    found.set(link, {
      id: stored,
      link: stored === null ? link : null,
      alt: attributes.get('alt') ?? null,
      caption: null,
      width: size(attributes.get('width')),
      height: size(attributes.get('height')),
    });
  };

  const endCaption = (at: number): void => {
    const inside = captionAt === null ? '' : html.slice(captionAt, at).replace(anyTag, '');
    const caption = oneLine(decodeHTML(inside));
    captionAt = null;
    for (const link of caption === '' ? [] : figure) {
      const picture = found.get(link);
      if (picture !== undefined) found.set(link, { ...picture, caption });
    }
    figure = [];
  };

  for (const { index, 0: tag, 1: end, 2: name, 3: written = '' } of html.matchAll(pictureTag)) {
    if (name === 'img') {
      const attributes = attributesOf(written);
      const link = attributes.get('src');
      if (link !== undefined) see(link, attributes);
    } else if (name === 'figure') figure = [];
    else if (end === '/') endCaption(index);
    else captionAt = index + tag.length;
  }
  return [...found.values()];
};

/** See `rewritePictures`. */
export const replacePictures = (html: string, replacement: (link: string) => string | null): string =>
  html.replace(imageTag, (_, escaped: string, rest: string) => {
    const link = replacement(decodeHTMLAttribute(escaped));
    if (link === null) return '';
    if (!storedPicture.test(link) && safePictureLink(link, null) !== link) return '';
    return `<img src="${escapeAttribute(link)}"${rest}>`;
  });
