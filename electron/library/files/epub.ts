/** EPUB 2 and 3 (https://www.w3.org/TR/epub-33/): each document of the spine becomes an article of a section named like the book. */
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { plainText } from '../articles/plain-text.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesUpTo, makeArticle, titleFromName } from './article.ts';
import { attribute, descendants, firstText, readXmlTree, textIn } from './archive/xml.ts';
import type { XmlNode } from './archive/xml.ts';
import { entryPath, openArchive } from './archive/zip.ts';
import type { Archive } from './archive/zip.ts';
import { ownStoriesIn } from './own/documents.ts';
import { embedPicture, relinkPictures } from './pictures.ts';
import type { EmbeddedPicture, FileArticle, KindReader } from './model.ts';

const mostChapters = 2_000;

const packagePath = (archive: Archive): string | null => {
  const container = archive.read('META-INF/container.xml');
  const stated =
    container === null ? null : (descendants(readXmlTree(container), 'rootfile')[0]?.attributes['full-path'] ?? null);
  return stated ?? archive.entries.find((entry) => entry.name.toLowerCase().endsWith('.opf'))?.name ?? null;
};

/** Chapter titles by path, from the table of contents (nav document or NCX). */
const chapterTitles = (
  archive: Archive,
  packageFile: string,
  manifest: readonly XmlNode[],
): ReadonlyMap<string, string> => {
  const titles = new Map<string, string>();
  for (const item of manifest) {
    const isNav = (item.attributes['properties'] ?? '').split(/\s+/u).includes('nav');
    if (!isNav && item.attributes['media-type'] !== 'application/x-dtbncx+xml') continue;
    const path = entryPath(packageFile, item.attributes['href'] ?? '');
    const bytes = path === null ? null : archive.read(path);
    if (path === null || bytes === null) continue;
    const tree = readXmlTree(bytes);
    const rows = isNav
      ? descendants(tree, 'a').map((link) => [link.attributes['href'] ?? '', textIn(link)] as const)
      : descendants(tree, 'navPoint').map(
          (point) =>
            [descendants(point, 'content')[0]?.attributes['src'] ?? '', firstText(point, 'text') ?? ''] as const,
        );
    for (const [address, label] of rows) {
      const target = entryPath(path, address);
      const title = label.replace(/\s+/gu, ' ').trim();
      if (target !== null && title !== '' && !titles.has(target)) titles.set(target, title);
    }
  }
  return titles;
};

/** Programs write the year 101 for "unknown". */
const believable = (time: number | null): number | null => (time !== null && time > Date.UTC(1000, 0, 1) ? time : null);

type Book = {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly language: string | null;
  readonly published: number | null;
  readonly subjects: readonly string[];
};

const headingIn = (html: string): string | null => {
  const heading = /<h([1-3])\b[^>]{0,2000}>([\s\S]{0,4000}?)<\/h\1>/iu.exec(html)?.[2];
  const title = /<title\b[^>]{0,200}>([^<]{1,500})<\/title>/iu.exec(html)?.[1];
  return (
    (heading === undefined ? null : plainText(heading).replace(/\s+/gu, ' ').trim() || null) ??
    (title === undefined ? null : plainText(title).trim() || null)
  );
};

const chapter = (
  archive: Archive,
  path: string,
  book: Book,
  titles: ReadonlyMap<string, string>,
): readonly FileArticle[] => {
  const bytes = archive.read(path);
  if (bytes === null) return [];
  const html = decodeBytes(bytes, { kind: 'html' }).text;
  const own = ownStoriesIn(html, (address) => {
    const target = entryPath(path, address);
    return target === null ? null : archive.read(target);
  });
  if (own !== null) return own;
  const body = /<body\b[^>]{0,2000}>([\s\S]*?)(?:<\/body>|$)/iu.exec(html)?.[1] ?? html;
  const pictures = new Map<string, EmbeddedPicture>();
  // Covers are often one SVG image element.
  const plain = body.replace(/<(?:\w+:)?image\b([^>]{0,2000}?)(?:xlink:)?href=/giu, '<img$1src=');
  const linked = relinkPictures(plain, (address) => {
    const target = entryPath(path, address);
    const content = target === null ? null : archive.read(target);
    const picture = content === null ? null : embedPicture(content);
    if (picture !== null) pictures.set(picture.link, picture);
    return picture?.link ?? null;
  });
  const article = makeArticle({
    title: titles.get(path) ?? headingIn(html) ?? book.title ?? titleFromName(path),
    byline: book.authors.join(', ') || null,
    authors: book.authors,
    published: book.published,
    categories: book.subjects,
    sectionPath: book.title === null ? [] : [book.title],
    language: book.language,
    html: linked,
    pictures: [...pictures.values()],
  });
  return article.text === '' && !article.html.includes('<img') ? [] : [article];
};

/** Fails with `file-damaged` when there is no package or nothing to read, `file-encrypted` when its documents are enciphered. */
export const readEpub: KindReader = async ({ name, bytes }) => {
  const archive = openArchive(bytes, name);
  const packageFile = packagePath(archive);
  const content = packageFile === null ? null : archive.read(packageFile);
  if (packageFile === null || content === null) throw new Failure('file-damaged', { name });
  const tree = readXmlTree(content);
  const cipher = archive.read('META-INF/encryption.xml');
  if (
    cipher !== null &&
    descendants(readXmlTree(cipher), 'CipherReference').some((node) =>
      /\.x?html?$/iu.test(node.attributes['URI'] ?? ''),
    )
  )
    throw new Failure('file-encrypted', { name });
  const all = (element: string): string[] =>
    descendants(tree, element)
      .map((node) => textIn(node).replace(/\s+/gu, ' ').trim())
      .filter((text) => text !== '');
  const date = firstText(tree, 'date');
  const book: Book = {
    title: firstText(tree, 'title'),
    authors: all('creator'),
    language: firstText(tree, 'language'),
    published: date === null ? null : believable(parseDate(date)),
    subjects: all('subject'),
  };
  const manifest = descendants(tree, 'item');
  const byId = new Map(manifest.map((item) => [item.attributes['id'] ?? '', item]));
  const titles = chapterTitles(archive, packageFile, manifest);
  const spine = descendants(tree, 'itemref').slice(0, mostChapters + 1);
  const paths = spine.flatMap((reference) => {
    const item = byId.get(attribute(reference, 'idref') ?? '');
    const path = item === undefined ? null : entryPath(packageFile, item.attributes['href'] ?? '');
    return path === null || (item?.attributes['properties'] ?? '').split(/\s+/u).includes('nav') ? [] : [path];
  });
  const articles = [...new Set(paths)].flatMap((path) => chapter(archive, path, book, titles));
  if (articles.length > 0) return articlesUpTo(mostChapters, name, articles);
  const anything = manifest.flatMap((item) =>
    /x?html/u.test(item.attributes['media-type'] ?? '') ? [entryPath(packageFile, item.attributes['href'] ?? '')] : [],
  );
  const fallback = anything
    .slice(0, mostChapters + 1)
    .flatMap((path) => (path === null ? [] : chapter(archive, path, book, titles)));
  if (fallback.length === 0) throw new Failure('file-damaged', { name });
  return articlesUpTo(mostChapters, name, fallback);
};
