/**
 * Is an article new, changed or known? Identity is the feed's id for the entry, else its canonical link, else a hash of title and text;
 * never the time of arrival.
 */
import { createHash } from 'node:crypto';
import type { ArticleDraft } from './model.ts';

const digest = (text: string, characters: number): string =>
  createHash('sha256')
    .update(text)
    .digest('base64url')
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

const identityOf = (draft: ArticleDraft): string => {
  if (draft.identity !== null) return `id ${draft.identity}`;
  if (draft.link !== null) return `link ${canonicalLink(draft.link)}`;
  return `text ${draft.title}\n${draft.html}`;
};

/** `<sourceId>.<hash>`: the same for the same article of the same source, today and after a reinstall. */
export const articleId = (sourceId: string, draft: ArticleDraft): string =>
  `${sourceId}.${digest(identityOf(draft), 20)}`;

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
