/** HTML pages: any page through the extractor, saved news pages through the newspaper parts too. Public file of `files/page/`. */
import type { PrintedRail } from '../../contract/models.ts';
import { limits } from '../../contract/limits.ts';
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { extractArticle } from '../articles/extract.ts';
import { newspaperParts } from '../articles/newspaper/parts.ts';
import type { NewspaperParts } from '../articles/newspaper/parts.ts';
import type { PageLine } from '../articles/newspaper/parts.ts';
import { isFurniture } from '../articles/newspaper/furniture.ts';
import { isKnownAgency } from '../articles/newspaper/agencies.ts';
import { fold, isProse, plainLine, tidy, wordsIn } from '../articles/newspaper/line.ts';
import { findRails } from '../articles/newspaper/rails.ts';
import { articlesOf, makeArticle, titleFromName } from './article.ts';
import type { FileArticle, KindReader } from './model.ts';
import { ownStoriesIn } from './own/documents.ts';
import { pruneBody } from './page/prune.ts';
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

/**
 * A page that is little more than its story, as text saved from the browser is: the newspaper parts may judge every line of it. On pages
 * full of menus and teasers they judge only what the extractor took for the story.
 */
const isPlainPage = (parts: NewspaperParts, lines: readonly MarkupLine[]): boolean => {
  const railItems = parts.printedRails.reduce((sum, rail) => sum + rail.items.length, 0);
  const litter = lines.filter((line) => line.link !== null || (wordsIn(line.text) <= 4 && !isProse(line.text))).length;
  const prose = lines.filter((line) => isProse(line.text)).length;
  return (
    litter - Math.min(railItems * 2, 40) <= Math.max(14, prose * 0.5) &&
    lines.length <= 250 &&
    parts.printedRails.length <= 8
  );
};

/** Whether the lines the parts would keep are those of the story: few that the extractor left out and that are no prose. */
const agrees = (parts: NewspaperParts, lines: readonly MarkupLine[], extracted: string): boolean => {
  const story = fold(tidy(extracted));
  const strangers = parts.bodyLines.filter((index) => {
    const line = lines[index];
    return line !== undefined && !line.chrome && !story.includes(fold(line.text).slice(0, 80)) && !isProse(line.text);
  });
  // A paragraph that the extractor lost weighs more than a label too many.
  const lost = parts.bodyLines.some((index) => {
    const line = lines[index];
    return line !== undefined && !line.chrome && isProse(line.text) && !story.includes(fold(line.text).slice(-60));
  });
  if (lost) return true;
  return strangers.length <= Math.max(1, parts.body.length * 0.1);
};

/** Without what stands in side columns and footers, unless the extractor took it for the story. */
const withoutChrome = (parts: NewspaperParts, lines: readonly MarkupLine[], extracted: string): NewspaperParts => {
  const story = fold(tidy(extracted));
  const kept = parts.bodyLines.flatMap((index, position) => {
    const line = lines[index];
    return line === undefined || (line.chrome && !story.includes(fold(line.text))) ? [] : [position];
  });
  if (kept.length === 0) return parts;
  return {
    ...parts,
    body: kept.map((at) => parts.body[at] ?? ''),
    bodyLines: kept.map((at) => parts.bodyLines[at] ?? 0),
  };
};

/** The extractor's body without the lines that the parts put elsewhere. */
const prunedBody = (html: string, parts: NewspaperParts, lines: readonly PageLine[]): string => {
  const body = new Set(parts.bodyLines);
  const kept = new Set(parts.bodyLines.map((index) => fold(lines[index]?.text ?? '')));
  const elsewhere = lines.flatMap((line, index) =>
    body.has(index) || kept.has(fold(line.text)) ? [] : [fold(line.text)],
  );
  const at = parts.body.findIndex((text, position) => lines[parts.bodyLines[position] ?? -1]?.text !== text);
  const whole = lines[parts.bodyLines[at] ?? -1]?.text;
  const text = parts.body[at];
  const opening =
    whole !== undefined && text !== undefined && whole.endsWith(text)
      ? { text: whole, dropped: whole.length - text.length }
      : null;
  return pruneBody(html, new Set(elsewhere), opening);
};

/** Rails of a page full of other things: only those under known titles, made of links, that the story does not contain. */
const railsOfBusyPage = (lines: readonly MarkupLine[], story: string): readonly PrintedRail[] => {
  const folded = fold(tidy(story));
  return findRails(lines, lines.length, new Set()).rails.filter(
    (rail) =>
      rail.items.length >= 2 && rail.items.every((item) => item.link !== null && !folded.includes(fold(item.title))),
  );
};

/** What the page describes itself by is no standfirst when the story opens with the same words. */
const standfirstOf = (stated: string | null, body: readonly string[], lines: readonly string[]): string | null => {
  if (stated === null) return null;
  const start = fold(tidy(stated)).slice(0, 60);
  return [...body.slice(0, 2), ...lines].some((text) => fold(text).startsWith(start)) ? null : stated;
};

const withLinks = (rail: PrintedRail, base: string | null): PrintedRail => ({
  title: rail.title,
  items: rail.items.map((item) => {
    const address = item.link === null ? null : base === null ? URL.parse(item.link) : URL.parse(item.link, base);
    return { ...item, link: address !== null && /^https?:$/u.test(address.protocol) ? address.href : null };
  }),
});

/** Everything a plain page says, when the extractor left prose of it out; `null` when it did not. */
const wholeBody = (
  lines: readonly MarkupLine[],
  extracted: string,
  elsewhere: readonly (string | null)[],
): string | null => {
  const story = fold(tidy(extracted));
  const known = new Set(elsewhere.flatMap((text) => (text === null ? [] : [fold(tidy(text))])));
  const own = lines.flatMap((line, index) =>
    line.chrome || known.has(fold(line.text)) || isFurniture(line.text) ? [] : [index],
  );
  const lost = own.some(
    (index) => isProse(lines[index]?.text ?? '') && !story.includes(fold(lines[index]?.text ?? '')),
  );
  return lost ? bodyMarkup({ body: own.map((index) => lines[index]?.text ?? ''), bodyLines: own }, lines) : null;
};

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
  const whole = newspaperParts(lines, { title: extracted.title });
  const plain = isPlainPage(whole, lines);
  const story: readonly PageLine[] = plain
    ? lines
    : [plainLine(extracted.title ?? ''), ...markupLines(extracted.html)].filter((line) => line.text !== '');
  const parts = plain ? whole : newspaperParts(story, { title: extracted.title });
  const rails = plain
    ? parts.printedRails
    : [...parts.printedRails, ...railsOfBusyPage(lines, extracted.text)].slice(0, limits.printedRails);
  const title = (plain ? parts.title : null) ?? extracted.title ?? parts.title ?? titleFromName(options.name);
  const printedRails = rails.map((rail) => withLinks(rail, url));
  if (!parts.isNewsPage) {
    const article = {
      ...extracted,
      title,
      printedRails: plain ? [] : printedRails,
      link: url,
      categories: [],
      authors: [],
    };
    const body = plain ? wholeBody(lines, extracted.text, [title, extracted.standfirst, extracted.byline]) : null;
    return body === null ? article : makeArticle({ ...article, html: body, base: url });
  }
  const sections = plain && parts.sectionPath.length > 0 ? parts.sectionPath : extracted.sectionPath;
  return makeArticle({
    link: url,
    image: extracted.image,
    language: extracted.language,
    base: url,
    html:
      plain && agrees(parts, lines, extracted.text)
        ? bodyMarkup(withoutChrome(parts, lines, extracted.text), lines)
        : prunedBody(extracted.html, parts, story),
    title,
    standfirst:
      parts.standfirst ??
      standfirstOf(
        extracted.standfirst,
        parts.body,
        parts.bodyLines.slice(0, 2).map((index) => story[index]?.text ?? ''),
      ),
    agency: parts.agency ?? (extracted.byline !== null && isKnownAgency(extracted.byline) ? extracted.byline : null),
    byline: parts.byline ?? extracted.byline,
    dateline: parts.dateline,
    sectionPath: sections,
    published: extracted.published ?? parts.published,
    printedRails,
  });
};

/** Fails with `file-empty` when the page says nothing at all. */
export const readPage: KindReader = async ({ name, bytes, url }) => {
  const { text } = decodeBytes(bytes, { kind: 'html' });
  if (text.trim() === '') throw new Failure('file-empty', { name });
  const own = ownStoriesIn(text);
  if (own !== null) return articlesOf(...own);
  const article = articleFromPage(text, { name, url });
  if (article.text === '' && article.image === null && article.html === '') throw new Failure('file-empty', { name });
  return articlesOf(article);
};
