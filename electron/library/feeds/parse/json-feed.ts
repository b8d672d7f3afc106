/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
import { limits } from '../../../contract/limits.ts';
import type { Enclosure, Time } from '../../../contract/models.ts';
import { parseDate } from '../dates.ts';
import type { FeedContext, FeedEntry, ParsedFeed } from '../model.ts';
import { resolveOrKeep } from './addresses.ts';
import { noHints } from './hints.ts';
import { isObject, objectsIn, textIn, type Json } from './json.ts';
import { resolveLinks } from './resolve-links.ts';
import { lineOfHtml, titleFrom } from './text.ts';
import { escapeText } from './write-xml.ts';

const lineIn = (value: unknown): string | null => {
  const text = textIn(value);
  return text === null ? null : lineOfHtml(text);
};

const timeIn = (value: unknown): Time | null => {
  const text = textIn(value);
  return text === null ? null : parseDate(text);
};

const addressIn = (value: unknown, base: string | null): string | null => {
  const text = textIn(value);
  return text === null ? null : resolveOrKeep(text, base);
};

const authorsIn = (value: Json): readonly string[] => [
  ...new Set(
    [...objectsIn(value['authors']), ...objectsIn(value['author'])]
      .map((author) => lineIn(author['name']) ?? textIn(author['url']))
      .concat(typeof value['author'] === 'string' ? [lineIn(value['author'])] : [])
      .filter((name) => name !== null),
  ),
];

const tagsIn = (value: unknown): readonly string[] => [
  ...new Set((Array.isArray(value) ? value : [value]).map(lineIn).filter((tag) => tag !== null)),
];

/** `null` when the value is no JSON Feed. */
export const adaptJsonFeed = (value: unknown, context: FeedContext): ParsedFeed | null => {
  if (!isObject(value)) return null;
  const version = textIn(value['version']) ?? '';
  if (!version.includes('jsonfeed') && !objectsIn(value['items']).some(isItem)) return null;
  const site = addressIn(value['home_page_url'], context.url);
  const base = context.url ?? addressIn(value['feed_url'], null) ?? site;
  const language = textIn(value['language']);
  const authors = authorsIn(value);
  return {
    format: version.endsWith('1.1') ? 'json-1.1' : 'json-1.0',
    title: lineIn(value['title']),
    link: site,
    description: lineIn(value['description']),
    language,
    image: addressIn(value['icon'], base) ?? addressIn(value['favicon'], base),
    updated: null,
    entries: objectsIn(value['items'])
      .slice(0, limits.feedItems)
      .map((item) => adaptItem(item, { base, language, authors })),
    hints: noHints,
    flaws: [],
  };
};

/** What only an item of a JSON Feed has, for feeds that name no version. */
const isItem = (item: Json): boolean =>
  textIn(item['content_html']) !== null ||
  textIn(item['content_text']) !== null ||
  textIn(item['date_published']) !== null;

const adaptItem = (
  item: Json,
  feed: { readonly base: string | null; readonly language: string | null; readonly authors: readonly string[] },
): FeedEntry => {
  const html = textIn(item['content_html']);
  const plain = textIn(item['content_text']);
  const authors = authorsIn(item);
  const summary = textIn(item['summary']);
  const content = html !== null ? resolveLinks(html, feed.base) : plain !== null ? escapeText(plain) : summary;
  const link =
    addressIn(item['url'], feed.base) ?? addressIn(item['external_url'], feed.base) ?? webAddress(item['id']);
  return {
    id: textIn(item['id']),
    link,
    title: lineIn(item['title']) ?? lineIn(summary) ?? titleFrom(plain === null ? content : escapeText(plain)) ?? link,
    summary,
    content: content?.slice(0, limits.entryTextCharacters) ?? null,
    authors: authors.length > 0 ? authors : feed.authors,
    published: timeIn(item['date_published']),
    updated: timeIn(item['date_modified']),
    categories: tagsIn(item['tags']),
    enclosures: objectsIn(item['attachments']).flatMap((attachment) => attachmentOf(attachment, feed.base)),
    image: addressIn(item['image'], feed.base) ?? addressIn(item['banner_image'], feed.base),
    language: textIn(item['language']) ?? feed.language,
  };
};

const webAddress = (value: unknown): string | null => {
  const text = textIn(value);
  return text !== null && /^https?:\/\//i.test(text) ? text : null;
};

const attachmentOf = (attachment: Json, base: string | null): readonly Enclosure[] => {
  const link = addressIn(attachment['url'], base);
  if (link === null) return [];
  const length = Number(attachment['size_in_bytes'] ?? Number.NaN);
  return [
    {
      link,
      type: textIn(attachment['mime_type']),
      length: Number.isSafeInteger(length) && length >= 0 ? length : null,
    },
  ];
};
