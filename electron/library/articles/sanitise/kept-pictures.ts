/** Pictures in markup that is already sanitised. Private to `articles/`; public through `sanitise.ts`. */
import { decodeHTMLAttribute, escapeAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import type { Picture } from '../../../contract/models.ts';
import { safePictureLink } from './links.ts';

const storedPicture = /^broadsheet-picture:([0-9a-f]{64})$/;
/** Our own serialisation: inside a tag `<` and `>` are always escaped, and `src` stands first or not at all. */
const imageTag = /<img src="([^"<>]*)"([^<>]*)>/g;

const size = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : null;

const withCaption = (picture: Picture, caption: string): Picture => ({ ...picture, caption });

/** Pictures in their order, each address once; a `figcaption` belongs to the pictures of its figure. */
export const listPictures = (html: string): readonly Picture[] => {
  if (!html.includes('<img ')) return [];
  const found = new Map<string, Picture>();
  let figure: string[] = [];
  let caption: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'figure') figure = [];
      if (name === 'figcaption') caption = '';
      const link = attributes['src'];
      if (name !== 'img' || link === undefined) return;
      figure.push(link);
      if (found.has(link)) return;
      const stored = storedPicture.exec(link)?.[1] ?? null;
      found.set(link, {
        id: stored,
        link: stored === null ? link : null,
        alt: attributes['alt'] ?? null,
        caption: null,
        width: size(attributes['width']),
        height: size(attributes['height']),
      });
    },
    ontext: (text) => {
      if (caption !== null) caption += text;
    },
    onclosetag: (name) => {
      if (name === 'figcaption') {
        const text = caption?.replace(/\s+/g, ' ').trim() ?? '';
        caption = null;
        for (const link of text === '' ? [] : figure) {
          const picture = found.get(link);
          if (picture !== undefined) found.set(link, withCaption(picture, text));
        }
        figure = [];
      }
      if (name === 'figure') figure = [];
    },
  });
  parser.write(html);
  parser.end();
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
