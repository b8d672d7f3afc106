/** From raw nodes of RSS, RDF and Atom to the one model. */
import { parseDate } from '../dates.ts';
import type { FeedContext, FeedEntry, FeedFormat, ParsedFeed } from '../model.ts';
import { authorsOf, feedAuthorsOf } from './authors.ts';
import { categoriesOf, feedCategoriesOf } from './categories.ts';
import { hintsOf } from './hints.ts';
import { alternateLink, basesOf, basesWithin, linkAddress, originalLink, type Bases } from './links.ts';
import { enclosuresOf, feedImageOf, imageOf } from './media.ts';
import type { Root } from './root.ts';
import { attributeOf, firstText, lastText, textOf, type RawFields } from './raw.ts';
import { firstHtml, firstLine, titleFrom } from './text.ts';

/** Names in the order in which they are believed; of different modules that say the same thing the feed's own comes first. */
const names = {
  feedTitle: ['title', 'atom:title', 'dc:title', 'itunes:title'],
  feedDescription: `subtitle tagline description abstract atom:subtitle dc:description itunes:subtitle itunes:summary
    googleplay:description`.split(/\s+/),
  feedUpdated: 'updated modified lastBuildDate atom:updated dcterms:modified dc:date lastmod pubDate'.split(' '),
  title: ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'],
  summary: `abstract atom:summary dc:description dcterms:abstract itunes:summary
    googleplay:description itunes:subtitle media:description`.split(/\s+/),
  content: 'content:encoded content fullitem atom:content body xhtml:body xhtml:div'.split(' '),
  published: `published issued pubDate atom:published dcterms:issued dc:date created dcterms:created dcterms:available
    dcterms:date`.split(/\s+/),
  updated: 'updated modified atom:updated dcterms:modified dc:date lastmod'.split(' '),
} as const;

export const adaptXml = (
  root: Root,
  feed: RawFields,
  entries: readonly RawFields[],
  context: FeedContext,
): Omit<ParsedFeed, 'flaws'> => {
  const bases = basesOf(feed, context.url, { atom: root.kind === 'feed' });
  const language = languageOf(feed, ['language', 'dc:language', 'lang']);
  const inherited = { authors: feedAuthorsOf(feed), categories: feedCategoriesOf(feed), language };
  return {
    format: formatOf(root),
    title: firstLine(feed, names.feedTitle),
    link: alternateLink(feed, bases),
    description: firstLine(feed, names.feedDescription),
    language,
    image: feedImageOf(feed, bases),
    updated: timeOf(feed, names.feedUpdated) ?? ownTime(feed, 'b:root'),
    entries: entries.map((entry) => adaptEntry(entry, basesWithin(entry, bases), inherited)),
    hints: hintsOf(feed, bases),
  };
};

/** What an entry takes from its feed where it says nothing itself. */
type Inherited = Pick<FeedEntry, 'authors' | 'categories' | 'language'>;

const adaptEntry = (entry: RawFields, bases: Bases, inherited: Inherited): FeedEntry => {
  const authors = authorsOf(entry);
  const categories = categoriesOf(entry);
  const description = firstHtml(entry, ['description'], bases.markup);
  const summary =
    firstHtml(entry, ['summary'], bases.markup) ?? description ?? firstHtml(entry, names.summary, bases.markup);
  const content = firstHtml(entry, names.content, bases.markup) ?? description ?? summary;
  const link = alternateLink(entry, bases) ?? permalink(entry, bases) ?? ownAddress(entry, bases);
  return {
    id: identityOf(entry),
    link,
    originalLink: originalLink(entry, bases),
    title: firstLine(entry, names.title) ?? titleFrom(content) ?? link,
    summary,
    content,
    authors: authors.length > 0 ? authors : inherited.authors,
    published: timeOf(entry, names.published),
    updated: timeOf(entry, names.updated) ?? ownTime(entry, '$'),
    categories: categories.length > 0 ? categories : inherited.categories,
    enclosures: enclosuresOf(entry, bases),
    image: imageOf(entry, bases),
    language: languageOf(entry, ['dc:language', 'language']) ?? inherited.language,
  };
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

/** CDF writes an item's address and time in attributes. */
const ownAddress = (entry: RawFields, bases: Bases): string | null => {
  const own = entry.nodes('$')[0];
  const written = attributeOf(own, 'href') ?? attributeOf(own, 'about');
  return written === null || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(written) ? null : linkAddress(written, bases);
};

const ownTime = (fields: RawFields, name: '$' | 'b:root'): number | null => {
  const written =
    fields
      .nodes(name)
      .map((node) => attributeOf(node, 'lastmod'))
      .find((value) => value !== null) ?? null;
  return written === null ? null : parseDate(written);
};

/** Normalisation has rewritten every date as ISO 8601. */
const timeOf = (fields: RawFields, candidates: readonly string[]): number | null => {
  const text = lastText(fields, candidates);
  return text === null ? null : Date.parse(text);
};

const languageOf = (fields: RawFields, candidates: readonly string[]): string | null =>
  firstText(fields, candidates) ??
  attributeOf(fields.nodes('$')[0], 'lang') ??
  attributeOf(
    fields.nodes('b:root').findLast((node) => attributeOf(node, 'lang') !== null),
    'lang',
  );

const formatOf = ({ kind, version, address }: Root): FeedFormat => {
  if (kind === 'rdf') return version.includes('rdf/simple/0.9') ? 'rss-0.9' : 'rss-1.0';
  if (kind === 'feed') return address.includes('purl.org/atom') || /^0\.[123]/.test(version) ? 'atom-0.3' : 'atom-1.0';
  if (version.startsWith('2')) return 'rss-2.0';
  if (/^0\.9[2-4]/.test(version)) return 'rss-0.92';
  if (version.startsWith('0.91')) return 'rss-0.91';
  if (version.startsWith('0.9')) return 'rss-0.9';
  return 'rss';
};
