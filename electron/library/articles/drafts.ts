/** Adapters: an entry of a feed, or a file taken apart, becomes a draft. A format's details end here. */
import type { ParsedFeed, FeedEntry } from '../feeds/model.ts';
import type { FileArticle } from '../files/model.ts';
import type { ArticleDraft } from './model.ts';
import { splitDateline } from './newspaper/parts.ts';
import { countWords, plainText } from './plain-text.ts';

/** From this many words on, the text a feed carries is taken for the story and not for its summary. */
const storyWords = 120;
const titleCharacters = 120;

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A headline for an entry without one: the first words of its text. */
const titleFromText = (text: string): string => {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  if (line.length <= titleCharacters) return line;
  return `${line.slice(0, line.lastIndexOf(' ', titleCharacters) + 1 || titleCharacters).trimEnd()}…`;
};

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** A summary stands as the standfirst when it says something else than the text's beginning. */
const standfirstOf = (summary: string, body: string): string | null => {
  const flat = summary.replace(/\s+/g, ' ').trim();
  if (flat === '' || sameText(flat, body)) return null;
  const start = flat.replace(/(\.{3}|…|\[…\]|\[\.\.\.\])\s*$/, '').trimEnd();
  return body.replace(/\s+/g, ' ').trim().startsWith(start) && start.length > 80 ? null : flat;
};

/** An entry of a feed as a draft; everything the feed did not say is `null`, but there is always a title. */
export const draftFromEntry = (entry: FeedEntry, feed: ParsedFeed): ArticleDraft => {
  const html = entry.content ?? entry.summary ?? '';
  const text = plainText(html);
  const summaryText = entry.summary === null ? '' : plainText(entry.summary);
  const firstParagraph = text.split('\n\n', 1)[0] ?? '';
  const parts = splitDateline(firstParagraph);
  const standfirst = entry.content !== null && entry.summary !== null ? standfirstOf(summaryText, text) : null;
  return {
    origin: 'feed',
    identity: entry.id,
    title: entry.title ?? (titleFromText(text) || entry.link || feed.title || ''),
    standfirst,
    agency: parts?.agency ?? null,
    byline: entry.authors.length > 0 ? entry.authors.join(', ') : null,
    dateline: parts?.dateline ?? null,
    sectionPath: [],
    authors: entry.authors,
    link: entry.link,
    published: entry.published ?? entry.updated,
    language: entry.language ?? feed.language,
    direction: null,
    html,
    image: entry.image,
    categories: entry.categories,
    enclosures: entry.enclosures,
    printedRails: [],
    fileName: null,
    fullText: countWords(text) >= storyWords,
  };
};

/** An article of a local file as a draft. `storedPictures` are those that were embedded in it, by the address the markup has for them. */
export const draftFromFile = (
  article: FileArticle,
  fileName: string,
  storedPictures: ReadonlyMap<string, string>,
): ArticleDraft => {
  const title = article.title ?? (titleFromText(article.text) || fileName);
  return {
    origin: 'file',
    identity: article.link === null ? null : `file ${article.link}`,
    title,
    standfirst: article.standfirst,
    agency: article.agency,
    byline: article.byline ?? (article.authors.length > 0 ? article.authors.join(', ') : null),
    dateline: article.dateline,
    sectionPath: article.sectionPath,
    authors: article.authors,
    link: article.link,
    published: article.published,
    language: article.language,
    direction: article.direction,
    html:
      article.html === ''
        ? article.text
            .split('\n\n')
            .map((line) => `<p>${escapeText(line)}</p>`)
            .join('')
        : article.html,
    image: article.image,
    categories: article.categories,
    enclosures: [],
    printedRails: article.printedRails,
    fileName,
    storedPictures,
    fullText: true,
  };
};
