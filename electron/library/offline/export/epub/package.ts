/** What an EPUB says of itself (https://www.w3.org/TR/epub-33/): its package document, and its contents in the form of EPUB 3 and of EPUB 2. Private to `offline/export/epub`. */
import type { Direction, Time } from '../../../../contract/models.ts';
import { documentLanguage, documentWords } from '../words.ts';
import { escapeMarkup } from '../story.ts';

export type BookStory = { readonly path: string; readonly title: string };
export type BookChapter = { readonly title: string | null; readonly stories: readonly BookStory[] };
export type BookPicture = { readonly id: string; readonly path: string; readonly type: string };

export type Book = {
  /** A URN that stays the same for the same content. */
  readonly identifier: string;
  readonly title: string;
  readonly creator: string;
  readonly made: Time;
  /** Of the stories, the most frequent first. */
  readonly languages: readonly string[];
  readonly direction: Direction;
  readonly chapters: readonly BookChapter[];
  readonly pictures: readonly BookPicture[];
};

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** To the second, as `dcterms:modified` must be. */
const moment = (time: Time): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

export const writeContainer = (): string =>
  `${head}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="paper/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n`;

const storiesOf = ({ chapters }: Book): readonly BookStory[] => chapters.flatMap(({ stories }) => stories);

export const writePackage = (book: Book): string => {
  const stories = storiesOf(book);
  const languages = book.languages.length === 0 ? [documentLanguage] : book.languages;
  const metadata = [
    `<dc:identifier id="book-id">${escapeMarkup(book.identifier)}</dc:identifier>`,
    `<dc:title>${escapeMarkup(book.title)}</dc:title>`,
    `<dc:creator>${escapeMarkup(book.creator)}</dc:creator>`,
    `<dc:publisher>${documentWords.product}</dc:publisher>`,
    ...languages.map((language) => `<dc:language>${escapeMarkup(language)}</dc:language>`),
    `<dc:date>${moment(book.made)}</dc:date>`,
    `<meta property="dcterms:modified">${moment(book.made)}</meta>`,
    '<meta property="schema:accessMode">textual</meta>',
    ...(book.pictures.length === 0 ? [] : ['<meta property="schema:accessMode">visual</meta>']),
    '<meta property="schema:accessModeSufficient">textual</meta>',
    '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
    '<meta property="schema:accessibilityFeature">readingOrder</meta>',
    '<meta property="schema:accessibilityHazard">none</meta>',
    // Readers of EPUB 2 know the cover by this.
    '<meta name="cover" content="cover-picture"/>',
  ];
  const manifest = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    '<item id="style" href="paper.css" media-type="text/css"/>',
    '<item id="cover-picture" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
    '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>',
    ...stories.map(
      ({ path }, index) => `<item id="story-${index + 1}" href="${path}" media-type="application/xhtml+xml"/>`,
    ),
    ...book.pictures.map(
      ({ path, type }, index) => `<item id="picture-${index + 1}" href="${path}" media-type="${type}"/>`,
    ),
  ];
  const spine = [
    '<itemref idref="cover"/>',
    '<itemref idref="nav"/>',
    ...stories.map((_, index) => `<itemref idref="story-${index + 1}"/>`),
  ];
  return [
    `${head}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${documentLanguage}" dir="auto" prefix="schema: http://schema.org/">`,
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n${metadata.join('\n')}\n</metadata>`,
    `<manifest>\n${manifest.join('\n')}\n</manifest>`,
    `<spine toc="ncx" page-progression-direction="${book.direction}">\n${spine.join('\n')}\n</spine>`,
    '<guide><reference type="cover" title="Cover" href="cover.xhtml"/></guide>',
    '</package>\n',
  ].join('\n');
};

/** The opening of an XHTML document up to its body's content, and its end. */
export const xhtmlPage = (
  title: string,
  body: string,
  { language, direction }: { readonly language: string | null; readonly direction: Direction },
): string => {
  const tongue = language === null ? '' : ` lang="${escapeMarkup(language)}" xml:lang="${escapeMarkup(language)}"`;
  return `${head}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${tongue} dir="${direction}"><head><meta charset="utf-8"/><meta name="generator" content="Broadsheet"/><title>${escapeMarkup(title)}</title><link rel="stylesheet" type="text/css" href="paper.css"/></head><body>${body}</body></html>\n`;
};

export const writeNavigation = (book: Book): string => {
  const entry = ({ path, title }: BookStory): string =>
    `<li><a href="${path}"><bdi>${escapeMarkup(title)}</bdi></a></li>`;
  const chapters = book.chapters.flatMap(({ title, stories }) =>
    title === null
      ? stories.map(entry)
      : [`<li><span><bdi>${escapeMarkup(title)}</bdi></span><ol>${stories.map(entry).join('')}</ol></li>`],
  );
  const body = `<nav epub:type="toc" id="toc"><h1>${documentWords.contents}</h1><ol>${chapters.join('')}</ol></nav><nav epub:type="landmarks" hidden="hidden"><ol><li><a epub:type="cover" href="cover.xhtml">${documentWords.cover}</a></li><li><a epub:type="toc" href="nav.xhtml">${documentWords.contents}</a></li></ol></nav>`;
  return xhtmlPage(book.title, body, { language: documentLanguage, direction: 'ltr' });
};

export const writeNcx = (book: Book): string => {
  let order = 0;
  const point = (title: string, path: string): string => {
    order += 1;
    const number = order;
    return `<navPoint id="point-${number}" playOrder="${number}"><navLabel><text>${escapeMarkup(title)}</text></navLabel><content src="${path}"/></navPoint>`;
  };
  /** A chapter and its first story stand at the same place, and places of the same content have the same order. */
  const chapterPoint = ({ title, stories }: BookChapter): string => {
    const [first] = stories;
    if (title === null || first === undefined) return stories.map((story) => point(story.title, story.path)).join('');
    const number = order + 1;
    const rest = stories.map((story) => point(story.title, story.path)).join('');
    return `<navPoint id="chapter-${number}" playOrder="${number}"><navLabel><text>${escapeMarkup(title)}</text></navLabel><content src="${first.path}"/>${rest}</navPoint>`;
  };
  return `${head}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="${escapeMarkup(book.identifier)}"/><meta name="dtb:depth" content="2"/><meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head><docTitle><text>${escapeMarkup(book.title)}</text></docTitle><navMap>${book.chapters.map(chapterPoint).join('')}</navMap></ncx>\n`;
};
