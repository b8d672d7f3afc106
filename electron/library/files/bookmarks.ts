/** Bookmarks as browsers and reading services export them (Netscape bookmark file, Pocket's page): folders are sections, tags stay. */
import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { articlesUpTo, escapeText, makeArticle } from './article.ts';
import type { FileArticle, KindReader } from './model.ts';

const mostLinks = 50_000;

export type BookmarkLink = {
  title: string;
  description: string;
  readonly address: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly folders: readonly string[];
  readonly heading: string;
};

/** Seconds, milliseconds or microseconds since 1970, as exports have it. */
export const exportTime = (text: string | undefined): number | null => {
  const value = Number(text?.trim() || Number.NaN);
  if (!Number.isFinite(value) || value <= 0) return null;
  const milliseconds = value > 1e14 ? value / 1000 : value > 1e11 ? value : value * 1000;
  return Math.round(milliseconds);
};

export const isWebLink = (address: string): boolean => /^https?:/iu.test(address) && URL.canParse(address);

const linkArticle = (link: BookmarkLink): FileArticle => {
  // Some services escape their notes twice, or write them into the link.
  const description = decodeHTML(link.description.trim() || (link.attributes['description'] ?? ''))
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
  const tags = (link.attributes['tags'] ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const archived = /^read archive$/iu.test(link.heading) || link.attributes['toread'] === '0';
  return {
    ...makeArticle({
      title: link.title.replace(/\s+/gu, ' ').trim() || link.address,
      standfirst: description || null,
      published: exportTime(
        link.attributes['add_date'] ?? link.attributes['time_added'] ?? link.attributes['last_modified'],
      ),
      link: isWebLink(link.address) ? link.address : null,
      sectionPath: link.folders,
      categories: tags,
      html: description === '' ? '' : `<p>${escapeText(description).replaceAll('\n', '<br>')}</p>`,
    }),
    ...(archived ? { read: true } : {}),
    ...(isWebLink(link.address) ? { summaryOnly: true as const } : {}),
  };
};

/** The links of a bookmark file that are web addresses or carry a note, in its order. */
export const bookmarkLinks = (text: string): readonly BookmarkLink[] => {
  const links: BookmarkLink[] = [];
  const folders: string[] = [];
  let pendingFolder: string | null = null;
  let heading = '';
  let current: 'link' | 'folder' | 'heading' | 'description' | null = null;
  const parser = new Parser({
    onopentag: (element, attributes) => {
      if (element === 'h3') {
        pendingFolder = '';
        current = 'folder';
      } else if (element === 'h1' || element === 'h2') {
        heading = '';
        current = 'heading';
      } else if (element === 'dl') {
        folders.push(pendingFolder?.trim() ?? '');
        pendingFolder = null;
        current = null;
      } else if (element === 'a') {
        pendingFolder = null;
        const address = (attributes['href'] ?? '').trim();
        current = null;
        if (/^(?:javascript|place|about|chrome|data|file):/iu.test(address) || links.length > mostLinks) return;
        links.push({
          title: '',
          description: '',
          address,
          attributes,
          folders: folders.filter((folder) => folder !== ''),
          heading: heading.trim(),
        });
        current = 'link';
      } else if (element === 'dd') {
        // After a folder's name it is the folder that is described.
        current = links.length > 0 && pendingFolder === null ? 'description' : null;
      } else if (element === 'br' && current === 'description') {
        const last = links.at(-1);
        if (last !== undefined) last.description += '\n';
      } else if (element === 'dt' || element === 'li') current = null;
    },
    ontext: (text) => {
      const last = links.at(-1);
      if (current === 'folder') pendingFolder = `${pendingFolder ?? ''}${text}`;
      else if (current === 'heading') heading += text;
      else if (current === 'link' && last !== undefined) last.title += text;
      else if (current === 'description' && last !== undefined) last.description += text;
    },
    onclosetag: (element, implied) => {
      if (element === 'dl' && !implied) folders.pop();
      if (element === 'a' || element === 'h1' || element === 'h2' || element === 'h3' || element === 'dl')
        current = null;
    },
  });
  parser.write(text);
  parser.end();
  // A note kept among bookmarks has no web address, but it has its text.
  return links.filter((link) => isWebLink(link.address) || link.description.trim() !== '');
};

/** Reading services use the same form for what was kept to be read; a browser says so itself in the first line. */
const isFromBrowser = (text: string): boolean =>
  /<!doctype\s+netscape-bookmark-file-1/iu.test(text.slice(0, 2_000)) &&
  !/<title>\s*(?:pocket export|instapaper: export)\s*<\/title>/iu.test(text.slice(0, 4_000));

/** Fails with `file-empty` when there is neither a web address nor a note in it. */
export const readBookmarks: KindReader = async ({ name, bytes }) => {
  const { text } = decodeBytes(bytes, { kind: 'html' });
  const links = bookmarkLinks(text);
  if (links.length === 0) throw new Failure('file-empty', { name });
  const content = articlesUpTo(mostLinks, name, links.map(linkArticle));
  return isFromBrowser(text) ? { ...content, bookmarks: true } : content;
};
