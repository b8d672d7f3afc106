/**
 * Is an article new, changed or known? Identity is the feed's id for the entry, else its canonical link, else a hash of title and text;
 * never the time of arrival.
 */
import { hash } from 'node:crypto';
import type { FeedEntry } from '../feeds/model.ts';
import type { ArticleDraft } from './model.ts';

const digest = (text: string, characters: number): string =>
  hash('sha256', text, 'base64url')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, characters);

/** The same article under an address written a little differently: no fragment, no trailing slash, no default www or scheme difference. */
export const canonicalLink = (link: string): string => {
  if (!URL.canParse(link)) return link.trim();
  const url = new URL(link);
  url.hash = '';
  const host = url.host.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
};

/** What an article is known by; the title is only asked for when there is nothing better. */
export type Identified = Pick<ArticleDraft, 'identity' | 'link' | 'html'> & { readonly title: string | (() => string) };

const identityOf = ({ identity, link, title, html }: Identified): string => {
  if (identity !== null) return `id ${identity}`;
  if (link !== null) return `link ${canonicalLink(link)}`;
  return `text ${typeof title === 'string' ? title : title()}\n${html}`;
};

/** `<sourceId>.<hash>`: the same for the same article of the same source, today and after a reinstall. */
export const articleId = (sourceId: string, article: Identified): string =>
  `${sourceId}.${digest(identityOf(article), 20)}`;

/** Hash of everything a reader would see change. */
export const contentHash = (draft: ArticleDraft): string =>
  digest(
    JSON.stringify([
      draft.title,
      draft.standfirst,
      draft.byline,
      draft.agency,
      draft.dateline,
      draft.sectionPath,
      draft.authors,
      draft.link,
      draft.published,
      draft.html,
      draft.image,
      draft.categories,
      draft.enclosures,
      draft.printedRails,
    ]),
    22,
  );

/** The same of an entry as its feed gives it, before anything is taken apart. A new time of updating alone is no change. */
export const entryHash = (entry: FeedEntry): string =>
  digest(
    JSON.stringify([
      entry.title,
      entry.summary === entry.content ? null : entry.summary,
      entry.content,
      entry.authors,
      entry.originalLink ?? entry.link,
      entry.published ?? entry.updated,
      entry.image,
      entry.categories,
      entry.enclosures,
    ]),
    22,
  );
