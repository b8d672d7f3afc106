/** Adapters: an entry of a feed, or a file taken apart, becomes a draft. A format's details end here. */
import type { ParsedFeed, FeedEntry } from '../feeds/model.ts';
import type { FileArticle } from '../files/model.ts';
import type { ArticleDraft } from './model.ts';
import { splitDateline } from './newspaper/parts.ts';
import { countWords, plainText } from './plain-text.ts';
import { oneLine } from '../one-line.ts';

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

const isSpace = /\s/;

/** Where `text` goes on after `start`, white space being all alike; -1 when it begins otherwise. `start` is flat. */
const after = (text: string, start: string): number => {
  let at = 0;
  for (let sign = 0; sign < start.length; sign += 1) {
    if (start[sign] !== ' ') {
      if (text[at] !== start[sign]) return -1;
      at += 1;
      continue;
    }
    if (!isSpace.test(text[at] ?? '')) return -1;
    while (at < text.length && isSpace.test(text[at] ?? '')) at += 1;
  }
  return at;
};

/** A summary stands as the standfirst when it says something else than the text's beginning. */
const standfirstOf = (summary: string, text: string): string | null => {
  const line = oneLine(summary);
  const body = text.trimStart();
  if (line === '') return null;
  const whole = after(body, line);
  if (whole >= 0 && body.slice(whole).trim() === '') return null;
  const start = line.replace(/(\.{3}|…|\[…\]|\[\.\.\.\])\s*$/, '').trimEnd();
  return start.length > 80 && after(body, start) >= 0 ? null : line;
};

/** The beginning tells it of nearly every text; the rest is only counted where it does not. */
const isStory = (text: string): boolean =>
  countWords(text.slice(0, storyWords * 10)) >= storyWords ||
  (text.length > storyWords * 10 && countWords(text) >= storyWords);

const textOfEntry = (entry: FeedEntry): string => plainText(entry.content ?? entry.summary ?? '');

/** There is always a title: the entry's, else the first words of its text, else where it leads, else the feed's. */
export const titleOfEntry = (entry: FeedEntry, feed: ParsedFeed, text?: string): string =>
  entry.title ?? (titleFromText(text ?? textOfEntry(entry)) || entry.link || feed.title || '');

/** An entry of a feed as a draft; everything the feed did not say is `null`. `text`: its body as plain text, where that is at hand. */
export const draftFromEntry = (entry: FeedEntry, feed: ParsedFeed, text = textOfEntry(entry)): ArticleDraft => {
  const { content, summary } = entry;
  const parts = splitDateline(text.split('\n\n', 1)[0] ?? '');
  const standfirst =
    content !== null && summary !== null && summary !== content ? standfirstOf(plainText(summary), text) : null;
  return {
    origin: 'feed',
    identity: entry.id,
    title: titleOfEntry(entry, feed, text),
    standfirst,
    agency: parts.agency,
    byline: entry.authors.length > 0 ? entry.authors.join(', ') : null,
    dateline: parts.dateline,
    sectionPath: [],
    authors: entry.authors,
    link: entry.originalLink ?? entry.link,
    published: entry.published ?? entry.updated,
    language: entry.language ?? feed.language,
    direction: null,
    html: content ?? summary ?? '',
    image: entry.image,
    categories: entry.categories,
    enclosures: entry.enclosures,
    printedRails: [],
    fileName: null,
    fullText: isStory(text),
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
    fullText: article.summaryOnly !== true,
  };
};
