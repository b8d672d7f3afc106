/** FictionBook 2 files: each section of the body an article, with the book's title, authors, date and pictures. */
import { Failure } from '../../contract/errors.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesUpTo, escapeText, makeArticle, titleFromName } from './article.ts';
import { attribute, descendants, elementsOf, firstText, readXmlTree, textIn } from './archive/xml.ts';
import type { XmlNode } from './archive/xml.ts';
import { embedPicture } from './pictures.ts';
import type { EmbeddedPicture, FileArticle, KindReader } from './model.ts';

const mostChapters = 2_000;
const inlineNames: Readonly<Record<string, string>> = {
  strong: 'strong',
  emphasis: 'em',
  strikethrough: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};
const blockNames: Readonly<Record<string, string>> = {
  p: 'p',
  v: 'p',
  subtitle: 'h3',
  'text-author': 'p',
  date: 'p',
  cite: 'blockquote',
  epigraph: 'blockquote',
  table: 'table',
  tr: 'tr',
  td: 'td',
  th: 'th',
};

const tidy = (node: XmlNode | undefined): string | null =>
  node === undefined ? null : textIn(node).replace(/\s+/gu, ' ').trim() || null;

const picturesOf = (tree: XmlNode): ReadonlyMap<string, EmbeddedPicture> =>
  new Map(
    descendants(tree, 'binary').flatMap((binary) => {
      const picture = embedPicture(Buffer.from(textIn(binary), 'base64'));
      return picture === null ? [] : [[`#${attribute(binary, 'id') ?? ''}`, picture] as const];
    }),
  );

const markup = (node: XmlNode, pictures: ReadonlyMap<string, EmbeddedPicture>): string =>
  node.children
    .map((child) => {
      if (typeof child === 'string') return escapeText(child);
      if (child.name === 'image') {
        const picture = pictures.get(attribute(child, 'href') ?? '');
        return picture === undefined
          ? ''
          : `<img src="${picture.link}" alt="${escapeText(attribute(child, 'alt') ?? '')}">`;
      }
      const inner = markup(child, pictures);
      if (child.name === 'empty-line') return '';
      if (child.name === 'title') return `<h2>${inner.replace(/<\/?p>/gu, ' ').trim()}</h2>`;
      if (child.name === 'a') return `<a href="${escapeText(attribute(child, 'href') ?? '')}">${inner}</a>`;
      const name = inlineNames[child.name] ?? blockNames[child.name];
      return name === undefined ? inner : `<${name}>${inner}</${name}>`;
    })
    .join('');

const authorOf = (node: XmlNode): string | null => {
  const parts = ['first-name', 'middle-name', 'last-name'].flatMap((name) => firstText(node, name) ?? []);
  return parts.join(' ') || firstText(node, 'nickname');
};

/** Fails with `file-damaged` when there is nothing to read in it. */
export const readFictionBook: KindReader = async ({ name, bytes }) => {
  const tree = readXmlTree(bytes);
  const info = descendants(tree, 'title-info')[0] ?? tree;
  const pictures = picturesOf(tree);
  const title = firstText(info, 'book-title') ?? titleFromName(name);
  const authors = elementsOf(info).flatMap((node) => (node.name === 'author' ? (authorOf(node) ?? []) : []));
  const date = elementsOf(info).find((node) => node.name === 'date');
  const stated = date === undefined ? null : (attribute(date, 'value') ?? tidy(date));
  const article = (nodes: readonly XmlNode[], heading: string | null): FileArticle => {
    const html = nodes.map((node) => markup({ ...node, children: [node] }, pictures)).join('\n');
    return makeArticle({
      title: heading ?? title,
      byline: authors.join(', ') || null,
      authors,
      published: stated === null ? null : parseDate(stated),
      categories: descendants(info, 'genre').flatMap((node) => tidy(node) ?? []),
      sectionPath: title === null || heading === null ? [] : [title],
      language: firstText(info, 'lang'),
      html,
      pictures: [...pictures.values()].filter(({ link }) => html.includes(link)),
    });
  };
  const articles = descendants(tree, 'body').flatMap((body) => {
    const sections = elementsOf(body).filter((node) => node.name === 'section');
    const before = elementsOf(body).filter((node) => node.name !== 'section');
    const chapters = sections.slice(0, mostChapters + 1).map((section) => {
      const heading = elementsOf(section).find((node) => node.name === 'title');
      const rest = elementsOf(section).filter((node) => node !== heading);
      return article(rest, tidy(heading) ?? attribute(body, 'name'));
    });
    return [...(before.length === 0 ? [] : [article(before, null)]), ...chapters];
  });
  const told = articles.filter(({ text, html }) => text !== '' || html.includes('<img'));
  if (told.length === 0) throw new Failure('file-damaged', { name });
  return articlesUpTo(mostChapters, name, told);
};
