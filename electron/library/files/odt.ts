/** OpenDocument texts (ISO/IEC 26300): paragraphs, headings, lists, tables, notes, links and pictures; comments and hidden text stay out. */
import { Failure } from '../../contract/errors.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesOf, escapeText, makeArticle, titleFromName } from './article.ts';
import { attribute, descendants, elementsOf, firstText, readXmlTree, textIn } from './archive/xml.ts';
import type { XmlNode } from './archive/xml.ts';
import { entryPath, openArchive } from './archive/zip.ts';
import type { Archive } from './archive/zip.ts';
import { embedPicture } from './pictures.ts';
import type { EmbeddedPicture, KindReader } from './model.ts';

type Style = { readonly parent: string; readonly bold: boolean; readonly italic: boolean; readonly hidden: boolean };
type Reading = {
  readonly archive: Archive;
  readonly styles: ReadonlyMap<string, Style>;
  readonly pictures: Map<string, EmbeddedPicture>;
  readonly notes: string[];
};

const contentPath = 'content.xml';
const passedOver = new Set(['annotation', 'annotation-end', 'tracked-changes', 'sequence-decls', 'forms', 'bookmark']);
const mostSpaces = 200;

const stylesOf = (...trees: readonly XmlNode[]): ReadonlyMap<string, Style> =>
  new Map(
    trees
      .flatMap((tree) => descendants(tree, 'style'))
      .map((style) => {
        const text = descendants(style, 'text-properties')[0] ?? style;
        return [
          attribute(style, 'name') ?? '',
          {
            parent: attribute(style, 'parent-style-name') ?? '',
            bold: attribute(text, 'font-weight') === 'bold',
            italic: /^(?:italic|oblique)$/u.test(attribute(text, 'font-style') ?? ''),
            hidden: attribute(text, 'display') === 'none',
          },
        ];
      }),
  );

const styleOf = (reading: Reading, node: XmlNode): Style | undefined =>
  reading.styles.get(attribute(node, 'style-name') ?? '');

/** The style's own name and those it is made from: `P12` alone says nothing, its parent `Quotations` does. */
const namesOf = (reading: Reading, node: XmlNode): string => {
  let name = attribute(node, 'style-name') ?? '';
  const names: string[] = [];
  for (let steps = 0; name !== '' && steps < 8; steps += 1) {
    names.push(name);
    name = reading.styles.get(name)?.parent ?? '';
  }
  return names.join(' ').replaceAll('_20_', ' ').toLowerCase();
};

const picture = (reading: Reading, node: XmlNode): string => {
  const path = entryPath(contentPath, attribute(node, 'href') ?? '');
  const bytes = path === null ? null : reading.archive.read(path);
  const found = bytes === null ? null : embedPicture(bytes);
  if (found === null) return '';
  reading.pictures.set(found.link, found);
  return `<img src="${found.link}" alt="">`;
};

const inline = (reading: Reading, node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? escapeText(child) : piece(reading, child))).join('');

const piece = (reading: Reading, node: XmlNode): string => {
  if (passedOver.has(node.name)) return '';
  if (node.name === 's') return ' '.repeat(Math.min(mostSpaces, Number(attribute(node, 'c') ?? 1) || 1));
  if (node.name === 'tab') return ' ';
  if (node.name === 'line-break') return '<br>';
  if (node.name === 'image') return picture(reading, node);
  if (node.name === 'note') {
    reading.notes.push(
      elementsOf(node)
        .filter((part) => part.name === 'note-body')
        .map((body) => blocks(reading, body))
        .join(''),
    );
    return `<sup>${reading.notes.length}</sup>`;
  }
  if (node.name === 'text-box') return blocks(reading, node);
  const html = inline(reading, node);
  if (html === '') return '';
  if (node.name === 'a') return `<a href="${escapeText(attribute(node, 'href') ?? '')}">${html}</a>`;
  const style = node.name === 'span' ? styleOf(reading, node) : undefined;
  if (style?.hidden === true) return '';
  const weighted = style?.bold === true ? `<strong>${html}</strong>` : html;
  return style?.italic === true ? `<em>${weighted}</em>` : weighted;
};

const block = (reading: Reading, node: XmlNode): string => {
  if (passedOver.has(node.name) || styleOf(reading, node)?.hidden === true) return '';
  if (node.name === 'h') {
    const level = Math.min(6, Math.max(1, Number(attribute(node, 'outline-level') ?? 1) || 1));
    const html = inline(reading, node).trim();
    return html === '' ? '' : `<h${level}>${html}</h${level}>`;
  }
  if (node.name === 'p') {
    const html = inline(reading, node);
    if (html.trim() === '') return '';
    const names = namesOf(reading, node);
    if (/(?:^| )title(?: |$)/u.test(names)) return `<h1>${html}</h1>`;
    if (/quot/u.test(names)) return `<blockquote><p>${html}</p></blockquote>`;
    return /preformatted/u.test(names) ? `<pre>${html}</pre>` : `<p>${html}</p>`;
  }
  if (node.name === 'list')
    return `<ul>${elementsOf(node)
      .filter(({ name }) => name === 'list-item' || name === 'list-header')
      .map((item) => `<li>${blocks(reading, item)}</li>`)
      .join('')}</ul>`;
  if (node.name === 'table-row')
    return `<tr>${elementsOf(node)
      .filter(({ name }) => name === 'table-cell')
      .map((cell) => `<td>${blocks(reading, cell)}</td>`)
      .join('')}</tr>`;
  if (node.name === 'table') return `<table>${blocks(reading, node)}</table>`;
  if (node.name === 'frame') return `<p>${inline(reading, node)}</p>`;
  return elementsOf(node).length > 0 ? blocks(reading, node) : '';
};

const blocks = (reading: Reading, node: XmlNode): string =>
  elementsOf(node)
    .map((child) => block(reading, child))
    .filter((html) => html !== '')
    .join('\n');

const notesMarkup = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : `\n<hr>\n<ol>${notes.map((note) => `<li>${note}</li>`).join('')}</ol>`;

const treeOf = (archive: Archive, path: string): XmlNode => {
  const bytes = archive.read(path);
  return bytes === null ? { name: '', attributes: {}, children: [] } : readXmlTree(bytes);
};

/** The title is the document's property, else its title or first heading. Fails with `file-damaged`, `file-encrypted`. */
export const readOdt: KindReader = async ({ name, bytes }) => {
  const archive = openArchive(bytes, name);
  if (descendants(treeOf(archive, 'META-INF/manifest.xml'), 'encryption-data').length > 0)
    throw new Failure('file-encrypted', { name });
  const content = treeOf(archive, contentPath);
  const body = descendants(content, 'text').find((node) => elementsOf(node).length > 0);
  if (body === undefined) throw new Failure('file-damaged', { name });
  const reading: Reading = {
    archive,
    styles: stylesOf(treeOf(archive, 'styles.xml'), content),
    pictures: new Map(),
    notes: [],
  };
  const html = blocks(reading, body);
  const meta = treeOf(archive, 'meta.xml');
  const first = elementsOf(body).find((node) => node.name === 'h' || /title/u.test(namesOf(reading, node)));
  const heading = first === undefined ? null : textIn(first).replace(/\s+/gu, ' ').trim() || null;
  const author = firstText(meta, 'initial-creator') ?? firstText(meta, 'creator');
  const created = firstText(meta, 'creation-date') ?? firstText(meta, 'date');
  return articlesOf(
    makeArticle({
      title: firstText(meta, 'title') ?? heading ?? titleFromName(name),
      byline: author,
      authors: author === null ? [] : [author],
      published: created === null ? null : parseDate(created),
      categories: descendants(meta, 'keyword').flatMap((node) => textIn(node).trim() || []),
      language: firstText(meta, 'language'),
      html: html + notesMarkup(reading.notes),
      pictures: [...reading.pictures.values()],
    }),
  );
};
