/** From raw nodes of RSS, RDF and Atom to the one model. */
import type { Time } from '../../../contract/models.ts';
import type { FeedContext, FeedEntry, FeedFormat, ParsedFeed } from '../model.ts';
import { authorsOf, feedAuthorsOf } from './authors.ts';
import { resolveOrKeep } from './addresses.ts';
import { categoriesOf, feedCategoriesOf } from './categories.ts';
import { hintsOf } from './hints.ts';
import { alternateLink, linkAddress, type Bases } from './links.ts';
import { enclosuresOf, feedImageOf, imageOf } from './media.ts';
import type { Root } from './normalise.ts';
import { attributeOf, firstText, textOf, type RawFields } from './raw.ts';
import { htmlOf, lineOf } from './text.ts';

export const adaptXml = (
  root: Root,
  feed: RawFields,
  entries: readonly RawFields[],
  context: FeedContext,
): Omit<ParsedFeed, 'flaws'> => {
  const bases = basesOf(feed, context.url);
  const language = languageOf(feed, ['language', 'dc:language']);
  const inherited = { authors: feedAuthorsOf(feed), categories: feedCategoriesOf(feed), language };
  return {
    format: formatOf(root),
    title: firstLine(feed, ['title', 'atom:title', 'dc:title', 'itunes:title']),
    link: alternateLink(feed, bases),
    description: firstLineOrHtml(feed),
    language,
    image: feedImageOf(feed, bases),
    updated: timeOf(feed, feedUpdated),
    entries: entries.map((entry) => adaptEntry(entry, bases, inherited)),
    hints: hintsOf(feed, bases),
  };
};

const published = [
  'published',
  'issued',
  'pubDate',
  'atom:published',
  'dcterms:issued',
  'dc:date',
  'created',
  'dcterms:created',
  'dcterms:available',
  'dcterms:date',
];
const updated = ['updated', 'modified', 'atom:updated', 'dcterms:modified', 'lastmod'];
const feedUpdated = [
  'updated',
  'modified',
  'lastBuildDate',
  'atom:updated',
  'dcterms:modified',
  'dc:date',
  'lastmod',
  'pubDate',
];

type Inherited = {
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly language: string | null;
};

const adaptEntry = (entry: RawFields, feedBases: Bases, inherited: Inherited): FeedEntry => {
  const own = attributeOf(entry.nodes('$')[0], 'base');
  const bases = own === null ? feedBases : { link: own, markup: own };
  const authors = authorsOf(entry);
  const categories = categoriesOf(entry);
  const summary = firstHtml(entry, summaryNames(entry), bases);
  const content = firstHtml(entry, contentNames(entry), bases) ?? summary;
  return {
    id: identityOf(entry),
    link: alternateLink(entry, bases) ?? permalink(entry, bases),
    title: firstLine(entry, ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title']),
    summary,
    content,
    authors: authors.length > 0 ? authors : inherited.authors,
    published: timeOf(entry, published),
    updated: timeOf(entry, updated),
    categories: categories.length > 0 ? categories : inherited.categories,
    enclosures: enclosuresOf(entry, bases),
    image: imageOf(entry, bases),
    language: languageOf(entry, ['dc:language', 'language']) ?? inherited.language,
  };
};

const summaryNames = (_entry: RawFields): readonly string[] => [
  'summary',
  'description',
  'abstract',
  'atom:summary',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'itunes:subtitle',
  'googleplay:description',
  'media:description',
];
const contentNames = (_entry: RawFields): readonly string[] => [
  'content:encoded',
  'content',
  'fullitem',
  'atom:content',
  'body',
  'xhtml:body',
  'xhtml:div',
];

const basesOf = (feed: RawFields, address: string | null): Bases => {
  const declared = attributeOf(
    feed.nodes('b:root').findLast((node) => attributeOf(node, 'base') !== null),
    'base',
  );
  if (declared !== null) return { link: declared, markup: declared };
  const site = alternateLink(feed, { link: address, markup: address });
  if (site === null || !/^https?:/i.test(site)) return { link: address, markup: address };
  if (address !== null && URL.parse(address)?.host === URL.parse(site)?.host) return { link: address, markup: address };
  return { link: site, markup: site };
};

const identityOf = (entry: RawFields): string | null =>
  firstText(entry, ['guid', 'id', 'atom:id']) ??
  attributeOf(entry.nodes('$')[0], 'about') ??
  firstText(entry, ['dc:identifier']);

/** RSS 2.0: a guid is an address unless it says that it is none. */
const permalink = (entry: RawFields, bases: Bases): string | null => {
  const guid = entry.nodes('guid')[0];
  const address = textOf(guid) ?? firstText(entry, ['id', 'atom:id']);
  if (address === null || attributeOf(guid, 'ispermalink')?.toLowerCase() === 'false') return null;
  return /^https?:\/\//i.test(address) ? linkAddress(address, bases) : null;
};

const firstLine = (fields: RawFields, names: readonly string[]): string | null => {
  for (const name of names) {
    for (const node of fields.nodes(name)) {
      const line = lineOf(node);
      if (line !== null) return line;
    }
  }
  return null;
};

const firstLineOrHtml = (feed: RawFields): string | null =>
  firstLine(feed, [
    'subtitle',
    'tagline',
    'description',
    'abstract',
    'atom:subtitle',
    'dc:description',
    'itunes:subtitle',
    'itunes:summary',
    'googleplay:description',
  ]);

const firstHtml = (fields: RawFields, names: readonly string[], bases: Bases): string | null => {
  for (const name of names) {
    for (const node of fields.nodes(name)) {
      const html = htmlOf(node, bases.markup);
      if (html !== null) return html;
    }
  }
  return null;
};

const timeOf = (fields: RawFields, names: readonly string[]): Time | null => {
  const text = firstText(fields, names);
  return text === null ? null : Date.parse(text);
};

const languageOf = (fields: RawFields, names: readonly string[]): string | null =>
  firstText(fields, names) ??
  attributeOf(fields.nodes('$')[0], 'lang') ??
  attributeOf(
    fields.nodes('b:root').findLast((node) => attributeOf(node, 'lang') !== null),
    'lang',
  );

const formatOf = ({ kind, version, address }: Root): FeedFormat => {
  if (kind === 'rdf') return version.includes('rdf/simple/0.9') ? 'rss-0.9' : 'rss-1.0';
  if (kind === 'feed') return address.includes('purl.org/atom') || /^0\.[123]/.test(version) ? 'atom-0.3' : 'atom-1.0';
  if (/^2/.test(version)) return 'rss-2.0';
  if (/^0\.9[2-4]/.test(version)) return 'rss-0.92';
  if (/^0\.91/.test(version)) return 'rss-0.91';
  if (/^0\.9/.test(version)) return 'rss-0.9';
  return 'rss';
};

export const keepAddress = (address: string | null, bases: Bases): string | null =>
  address === null ? null : resolveOrKeep(address, bases.link);
