/** HTML pages: any page through the extractor, saved news pages through the newspaper parts too. Public file of `files/page/`. */
import type { PrintedRail } from '../../contract/models.ts';
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { extractArticle } from '../articles/extract.ts';
import { newspaperParts } from '../articles/newspaper/parts.ts';
import type { NewspaperParts } from '../articles/newspaper/parts.ts';
import { fold, isProse } from '../articles/newspaper/line.ts';
import { articlesOf, makeArticle, titleFromName } from './article.ts';
import type { FileArticle, KindReader } from './model.ts';
import { bodyMarkup } from './page/body.ts';
import { markupLines } from './page/lines.ts';
import type { MarkupLine } from './page/lines.ts';
import { articleFromText } from './text.ts';

const declaredUrl = (html: string): string | null => {
  const head = html.slice(0, 200_000);
  const saved = /<!--\s*saved from url=\(\d+\)\s*(https?:\/\/[^\s>]+)/iu.exec(head)?.[1];
  const canonical = /<link\b(?=[^>]{0,400}\brel=["']?canonical)[^>]{0,600}?\bhref=["']?(https?:\/\/[^"'\s>]+)/iu.exec(
    head,
  )?.[1];
  return saved ?? canonical ?? null;
};

/** A page that is one block of preformatted text is that text. */
const preformatted = (lines: readonly MarkupLine[]): boolean => {
  const all = lines.reduce((sum, line) => sum + line.text.length, 0);
  const pre = lines.reduce((sum, line) => sum + (line.block === 'pre' ? line.text.length : 0), 0);
  return all > 0 && pre > all * 0.85;
};

/** The extractor's body is better where the newspaper parts would keep much that is no story: menus, teasers, comments. */
const isPlainPage = (parts: NewspaperParts, lines: readonly MarkupLine[], extracted: string): boolean => {
  const story = fold(extracted.replace(/\s+/gu, ' '));
  const strangers = parts.bodyLines.filter((index) => {
    const line = lines[index];
    return line !== undefined && !line.chrome && !story.includes(fold(line.text).slice(0, 80)) && !isProse(line.text);
  });
  return strangers.length <= Math.max(1, parts.body.length * 0.1);
};

/** Takes out of the extractor's body what the newspaper parts put elsewhere. */
const withoutParts = (html: string, parts: NewspaperParts, lines: readonly MarkupLine[]): string => {
  const body = new Set(parts.bodyLines);
  const elsewhere = new Set(lines.flatMap((line, index) => (body.has(index) ? [] : [fold(line.text)])));
  const inside = new Set(parts.bodyLines.map((index) => fold(lines[index]?.text ?? '')));
  const own = markupLines(html);
  const kept = own.flatMap((line, index) =>
    elsewhere.has(fold(line.text)) && !inside.has(fold(line.text)) ? [] : [index],
  );
  const first = fold(lines[parts.bodyLines[0] ?? -1]?.text ?? '');
  const text = (index: number): string =>
    fold(own[index]?.text ?? '') === first ? (parts.body[0] ?? '') : (own[index]?.text ?? '');
  return bodyMarkup({ ...parts, body: kept.map(text), bodyLines: kept }, own);
};

const withLinks = (rail: PrintedRail, base: string | null): PrintedRail => ({
  title: rail.title,
  items: rail.items.map((item) => {
    const address = item.link === null ? null : base === null ? URL.parse(item.link) : URL.parse(item.link, base);
    return { ...item, link: address !== null && /^https?:$/u.test(address.protocol) ? address.href : null };
  }),
});

/** Any HTML document as an article. `url` is where it was saved from, if known. */
export const articleFromPage = (
  html: string,
  options: { readonly name: string; readonly url: string | null },
): FileArticle => {
  const url = options.url ?? declaredUrl(html);
  const extracted = extractArticle(html, { url });
  const lines = markupLines(html);
  if (preformatted(lines)) {
    const text = /<pre\b[^>]*>([\s\S]*)<\/pre>/iu.exec(html)?.[1] ?? '';
    const plain = text
      .replace(/<[^<>]*>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    if (plain.trim() !== '')
      return {
        ...articleFromText(plain, { name: options.name, title: null, language: extracted.language }),
        link: url,
      };
  }
  const parts = newspaperParts(lines, { title: extracted.title });
  const common = {
    link: url,
    image: extracted.image,
    language: extracted.language,
    title: parts.title ?? extracted.title ?? titleFromName(options.name),
    authors: [],
    base: url,
  };
  if (!parts.isNewsPage) return { ...extracted, title: common.title, link: url, categories: [], authors: [] };
  const body = isPlainPage(parts, lines, extracted.text)
    ? bodyMarkup(parts, lines)
    : withoutParts(extracted.html, parts, lines);
  return makeArticle({
    ...common,
    html: body,
    standfirst: parts.standfirst ?? extracted.standfirst,
    agency: parts.agency,
    byline: parts.byline ?? extracted.byline,
    dateline: parts.dateline,
    sectionPath: parts.sectionPath.length > 0 ? parts.sectionPath : extracted.sectionPath,
    published: extracted.published ?? parts.published,
    printedRails: parts.printedRails.map((rail) => withLinks(rail, url)),
  });
};

/** Fails with `file-empty` when the page says nothing at all. */
export const readPage: KindReader = async ({ name, bytes, url }) => {
  const { text } = decodeBytes(bytes, { kind: 'html' });
  if (text.trim() === '') throw new Failure('file-empty', { name });
  const article = articleFromPage(text, { name, url });
  if (article.text === '' && article.image === null && article.html === '') throw new Failure('file-empty', { name });
  return articlesOf(article);
};
