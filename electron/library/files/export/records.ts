/** Records of reading services, whatever they call their fields, as articles. Private to `files/`. */
import { parseDate } from '../../feeds/dates.ts';
import { escapeText, makeArticle } from '../article.ts';
import { exportTime } from '../bookmarks.ts';
import type { FileArticle } from '../model.ts';
import type { Row } from './table.ts';

const fields = {
  link: [
    'url',
    'href',
    'article__url',
    'resolved_url',
    'given_url',
    'link',
    'uri',
    'source_url',
    'source url',
    'article_url',
    'canonicalurl',
    'canonical',
    'alternate',
  ],
  title: [
    'title',
    'article__title',
    'resolved_title',
    'given_title',
    'name',
    'book title',
    'readable_title',
    'document title',
  ],
  content: ['content', 'content_html', 'html', 'full_text', 'article_content', 'summary_html'],
  excerpt: [
    'excerpt',
    'article__excerpt',
    'selection',
    'note',
    'notes',
    'extended',
    'summary',
    'comment',
    'highlight',
    'comments',
  ],
  author: ['author', 'authors', 'published_by', 'book author', 'byline', 'creator', 'document author'],
  time: ['published', 'publishedat', 'published_at', 'date_published', 'article__date_published'],
  added: [
    'time_added',
    'created_at',
    'savedat',
    'saved_at',
    'saved date',
    'created',
    'timestamp',
    'date_added',
    'time',
    'add_date',
    'dateadded',
    'crawltimemsec',
    'highlighted at',
    'createdat',
  ],
  tags: ['tags', 'labels', 'document tags', 'categories', 'tag'],
  folder: ['folder', 'collection'],
  image: ['preview_picture', 'thumbnail', 'image', 'cover', 'lead_image_url', 'top_image_url'],
  language: ['language', 'lang'],
} as const;

/** The value under the first of these names that holds anything, as text. */
const textUnder = (row: Row, names: readonly string[]): string | null => {
  for (const name of names) {
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    const text = textOfValue(value);
    if (text !== null) return text;
  }
  return null;
};

const textOfValue = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((each: unknown) =>
      isRecord(each) ? textOfValue(each['href'] ?? each['name'] ?? each['label']) : textOfValue(each),
    );
    return parts.filter((part) => part !== null).join(', ') || null;
  }
  if (isRecord(value))
    return textOfValue(value['content'] ?? value['html'] ?? value['href'] ?? value['$date'] ?? value['rendered']);
  return null;
};

export const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const timeOf = (text: string | null): number | null =>
  text === null
    ? null
    : /^\d{9,17}$/u.test(text)
      ? exportTime(text)
      : parseDate(text.replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/u, '$1T$2'));

const listUnder = (row: Row, names: readonly string[]): string[] => {
  for (const name of names) {
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    if (isRecord(value)) return Object.keys(value);
    const text = textOfValue(value);
    if (text !== null)
      return text
        .split(/\s*[,|;]\s*/u)
        .map((tag) => tag.replace(/^\[|\]$|^"|"$/gu, '').trim())
        .filter((tag) => tag !== '');
  }
  return [];
};

const flag = (row: Row, ...names: readonly string[]): boolean =>
  names.some(
    (name) => Object.hasOwn(row, name) && /^(?:1|true|yes)$/iu.test(textOfValue(row[name]) ?? String(row[name])),
  );

/** Lower-case names, so that "savedAt" and "saved_at" need one entry each only. */
const lowered = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));

/** `null` when a record has neither a web address nor text. */
export const articleFromRecord = (record: Row): FileArticle | null => {
  const row = lowered(record);
  const stated = textUnder(row, fields.link);
  const link = stated !== null && /^https?:/iu.test(stated) && URL.canParse(stated) ? stated : null;
  // Pinboard calls the title "description".
  const title = textUnder(row, fields.title) ?? (row['href'] === undefined ? null : textUnder(row, ['description']));
  const content = textUnder(row, fields.content);
  const excerpt =
    textUnder(row, fields.excerpt) ?? (title === row['description'] ? null : textUnder(row, ['description']));
  if (link === null && content === null) return null;
  const author = textUnder(row, fields.author);
  const state = (textUnder(row, ['status', 'state', 'location', 'folder']) ?? '').toLowerCase();
  const folder = textUnder(row, fields.folder);
  const read =
    flag(row, 'is_archived', 'archive', 'read', 'seen') ||
    /^(?:archived?|read|succeeded_read)$/u.test(state) ||
    textUnder(row, ['toread']) === 'no' ||
    Number(textUnder(row, ['reading progress', 'readingprogress'])) >= 100;
  const starred = flag(row, 'is_starred', 'favorite', 'starred', 'is_favorite', 'favourite') || state === 'starred';
  const article = makeArticle({
    title: title ?? link,
    standfirst: excerpt,
    byline: author,
    authors: author === null ? [] : [author],
    published: timeOf(textUnder(row, fields.time)) ?? timeOf(textUnder(row, fields.added)),
    link,
    categories: listUnder(row, fields.tags),
    sectionPath:
      folder === null || /^(?:unread|archive|starred|unsorted)$/iu.test(folder)
        ? []
        : folder.split(/\s*\/\s*/u).filter((part) => part !== ''),
    image: ((image) => (image !== null && /^https?:/iu.test(image) ? image : null))(textUnder(row, fields.image)),
    language: textUnder(row, fields.language),
    html:
      content === null
        ? excerpt === null
          ? ''
          : `<p>${escapeText(excerpt)}</p>`
        : /<[a-z][^<>]*>/iu.test(content)
          ? content
          : `<p>${escapeText(content)}</p>`,
  });
  return {
    ...article,
    ...(read ? { read: true } : {}),
    ...(starred ? { starred: true } : {}),
    ...(content === null ? { summaryOnly: true } : {}),
  };
};
