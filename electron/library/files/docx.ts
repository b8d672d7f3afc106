/** Word documents (ECMA-376): paragraphs, headings, lists, tables, links and pictures; deleted text and comments stay out. */
import { Failure } from '../../contract/errors.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesOf, escapeText, makeArticle, titleFromName } from './article.ts';
import { attribute, descendants, elementsOf, firstText, readXmlTree, textIn } from './archive/xml.ts';
import type { XmlNode } from './archive/xml.ts';
import { entryPath, openArchive } from './archive/zip.ts';
import type { Archive } from './archive/zip.ts';
import { embedPicture } from './pictures.ts';
import type { EmbeddedPicture, KindReader } from './model.ts';

type Reading = {
  readonly targets: ReadonlyMap<string, string>;
  readonly styles: ReadonlyMap<string, string>;
  readonly archive: Archive;
  readonly pictures: Map<string, EmbeddedPicture>;
};

const documentPath = 'word/document.xml';

/** Names of styles by their id, since ids are translated ("berschrift1") and names are not. */
const styleNames = (archive: Archive): ReadonlyMap<string, string> => {
  const bytes = archive.read('word/styles.xml');
  if (bytes === null) return new Map();
  return new Map(
    descendants(readXmlTree(bytes), 'style').map((style) => [
      attribute(style, 'styleId') ?? '',
      (attribute(descendants(style, 'name')[0] ?? style, 'val') ?? '').toLowerCase(),
    ]),
  );
};

const relations = (archive: Archive, name: string): ReadonlyMap<string, string> => {
  const bytes = archive.read(name);
  if (bytes === null) return new Map();
  return new Map(
    descendants(readXmlTree(bytes), 'Relationship').map((each) => [
      each.attributes['Id'] ?? '',
      each.attributes['Target'] ?? '',
    ]),
  );
};

const isOn = (properties: XmlNode | undefined, name: string): boolean => {
  const found = properties === undefined ? undefined : elementsOf(properties).find((each) => each.name === name);
  return found !== undefined && !/^(?:0|false|none|off)$/u.test(attribute(found, 'val') ?? '');
};

const pictureMarkup = (reading: Reading, node: XmlNode): string =>
  [...descendants(node, 'blip'), ...descendants(node, 'imagedata')]
    .map((blip) => {
      const target = reading.targets.get(attribute(blip, 'embed') ?? attribute(blip, 'id') ?? '') ?? '';
      const path = entryPath(documentPath, target);
      const bytes = path === null ? null : reading.archive.read(path);
      const picture = bytes === null ? null : embedPicture(bytes);
      if (picture === null) return '';
      reading.pictures.set(picture.link, picture);
      return `<img src="${picture.link}" alt="${escapeText(attribute(descendants(node, 'docPr')[0] ?? node, 'descr') ?? '')}">`;
    })
    .join('');

const run = (reading: Reading, node: XmlNode): string => {
  const properties = elementsOf(node).find((each) => each.name === 'rPr');
  if (isOn(properties, 'vanish')) return '';
  let html = '';
  for (const child of elementsOf(node)) {
    if (child.name === 't') html += escapeText(textIn(child));
    else if (child.name === 'tab') html += '\t';
    else if (child.name === 'br' || child.name === 'cr') html += '<br>';
    else if (child.name === 'noBreakHyphen') html += '\u2011';
    else if (child.name === 'drawing' || child.name === 'pict' || child.name === 'object')
      html += pictureMarkup(reading, child) + boxes(reading, child);
    else if (child.name === 'AlternateContent')
      html += elementsOf(child)
        .slice(0, 1)
        .flatMap(elementsOf)
        .map((each) => pictureMarkup(reading, each) + boxes(reading, each))
        .join('');
  }
  if (html === '') return '';
  if (isOn(properties, 'b')) html = `<strong>${html}</strong>`;
  return isOn(properties, 'i') ? `<em>${html}</em>` : html;
};

/** Text inside drawn boxes. */
const boxes = (reading: Reading, node: XmlNode): string =>
  descendants(node, 'txbxContent')
    .map((box) =>
      descendants(box, 'p')
        .map((paragraph) => inline(reading, paragraph))
        .join('<br>'),
    )
    .join('<br>');

const inline = (reading: Reading, node: XmlNode): string =>
  elementsOf(node)
    .map((child) => {
      if (child.name === 'r') return run(reading, child);
      if (child.name === 'hyperlink') {
        const target = reading.targets.get(attribute(child, 'id') ?? '');
        const text = inline(reading, child);
        return target === undefined ? text : `<a href="${escapeText(target)}">${text}</a>`;
      }
      return /^(?:del|moveFrom|pPr|rPr)$/u.test(child.name) ? '' : inline(reading, child);
    })
    .join('');

const block = (reading: Reading, node: XmlNode): string => {
  if (node.name === 'tbl') {
    const rows = descendants(node, 'tr').map(
      (row) =>
        `<tr>${elementsOf(row)
          .filter((cell) => cell.name === 'tc')
          .map((cell) => `<td>${blocks(reading, cell)}</td>`)
          .join('')}</tr>`,
    );
    return `<table>${rows.join('')}</table>`;
  }
  if (node.name !== 'p') return elementsOf(node).length > 0 && !node.name.endsWith('Pr') ? blocks(reading, node) : '';
  const properties = elementsOf(node).find((each) => each.name === 'pPr');
  const styleId =
    attribute(
      descendants(properties ?? { name: '', attributes: {}, children: [] }, 'pStyle')[0] ?? {
        name: '',
        attributes: {},
        children: [],
      },
      'val',
    ) ?? '';
  const style = reading.styles.get(styleId) ?? styleId.toLowerCase();
  const html = inline(reading, node);
  if (html.trim() === '') return '';
  const level = /^heading ?([1-6])$/u.exec(style)?.[1];
  if (style === 'title') return `<h1>${html}</h1>`;
  if (level !== undefined) return `<h${level}>${html}</h${level}>`;
  if (properties !== undefined && descendants(properties, 'numPr').length > 0) return `<li>${html}</li>`;
  return /quote/u.test(style) ? `<blockquote><p>${html}</p></blockquote>` : `<p>${html}</p>`;
};

const blocks = (reading: Reading, node: XmlNode): string =>
  elementsOf(node)
    .map((child) => block(reading, child))
    .filter((html) => html !== '')
    .join('\n')
    .replace(/(?:<li>(?:(?!<\/li>)[\s\S])*<\/li>\n?)+/gu, (list) => `<ul>${list}</ul>`);

/** The title is the document's property, else its title paragraph or first heading. Fails with `file-damaged`. */
export const readDocx: KindReader = async ({ name, bytes }) => {
  const archive = openArchive(bytes, name);
  const content = archive.read(documentPath);
  const body = content === null ? undefined : descendants(readXmlTree(content), 'body')[0];
  if (body === undefined) throw new Failure('file-damaged', { name });
  const reading: Reading = {
    archive,
    targets: relations(archive, 'word/_rels/document.xml.rels'),
    styles: styleNames(archive),
    pictures: new Map(),
  };
  const html = blocks(reading, body);
  const core = archive.read('docProps/core.xml');
  const properties = core === null ? null : readXmlTree(core);
  const heading = /^<h1>([\s\S]*?)<\/h1>\n?/u.exec(html);
  const headingText = heading?.[1]?.replace(/<[^<>]*>/gu, '').trim() || null;
  const stated = properties === null ? null : firstText(properties, 'title');
  const title = stated ?? (headingText === null ? null : unescapeText(headingText));
  const author = properties === null ? null : firstText(properties, 'creator');
  const created = properties === null ? null : firstText(properties, 'created');
  const takesHeading = heading !== null && headingText !== null && title === unescapeText(headingText);
  return articlesOf(
    makeArticle({
      title: title ?? titleFromName(name),
      byline: author,
      authors: author === null ? [] : [author],
      published: created === null ? null : parseDate(created),
      categories:
        properties === null
          ? []
          : (firstText(properties, 'keywords') ?? '').split(/\s*[,;]\s*/u).filter((each) => each !== ''),
      language: properties === null ? null : firstText(properties, 'language'),
      html: takesHeading ? html.slice(heading[0].length) : html,
      pictures: [...reading.pictures.values()],
    }),
  );
};

const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
