/** Entries of a feed on their way into the library: told apart by a hash, and only those that are new or changed taken apart. Pure. */
import type { FeedEntry, ParsedFeed, PartlyRead } from '../feeds/model.ts';
import { draftFromEntry, titleOfEntry } from './drafts.ts';
import { articleId, contentHash, entryHash } from './identity.ts';
import type { ArticleDraft } from './model.ts';
import { prepareArticle } from './prepare.ts';
import type { PreparedArticle } from './prepare.ts';
import { sanitiseWithText } from './sanitise.ts';

/** One article that arrives. `prepare` does the work, and only when it is asked; `null` says that it was known to whom prepared it. */
export type Arriving = {
  readonly id: string;
  readonly hash: string;
  readonly prepare: () => PreparedArticle | null;
  /** Of the entry it was read from, where that can be known again by it. */
  readonly fingerprint?: string | null;
};

/** What crosses from a parsing thread: `article` is `null` for an entry that the source has already, unchanged. */
export type ReadEntry = {
  readonly id: string;
  readonly hash: string;
  readonly article: PreparedArticle | null;
  /** By which it is known again before it is read; `null` where it cannot be. */
  readonly fingerprint: string | null;
};

/** The source an entry belongs to, and what it holds with its text whole. */
export type Holding = {
  readonly sourceId: string;
  /** The version of the program: another one may read more in an entry. */
  readonly reader: string;
  /** Hashes, by article. */
  readonly known: ReadonlyMap<string, string>;
  /** Articles, by the fingerprints of the entries they were read from. */
  readonly fingerprints: ReadonlyMap<string, string>;
};

type Times = Pick<FeedEntry, 'published' | 'updated'>;

/** A feed whose entries were taken apart already: of the entries themselves only their times are left, `null` where one was passed over. */
export type FeedOfArticles<OfEntry = Times> = Omit<ParsedFeed, 'entries'> & {
  readonly entries: readonly OfEntry[];
  readonly articles: readonly ReadEntry[];
};
export type PartlyReadArticles = FeedOfArticles<Times | null>;

/** An article's place in time is set when it is taken in. */
const unplaced = { arrived: 0, sectionId: null };

/** Any draft; its time of arrival is not set. */
export const arrivingDraft = (sourceId: string, draft: ArticleDraft): Arriving => {
  const id = articleId(sourceId, draft);
  const hash = contentHash(draft);
  return { id, hash, prepare: () => prepareArticle(draft, { id, hash, ...unplaced }) };
};

/** An entry of a feed; its time of arrival is not set. */
export const arrivingEntry = (sourceId: string, entry: FeedEntry, feed: ParsedFeed): Arriving => {
  const html = entry.content ?? entry.summary ?? '';
  const link = entry.originalLink ?? entry.link;
  const identity = { identity: entry.id, link, title: () => titleOfEntry(entry, feed), html };
  const id = articleId(sourceId, identity);
  const hash = entryHash(entry);
  return {
    id,
    hash,
    prepare: () => {
      const safe = sanitiseWithText(html, { base: link });
      return prepareArticle(draftFromEntry(entry, feed, safe.text), { id, hash, ...unplaced }, safe);
    },
  };
};

/** What a parsing thread hands over in the place of the feed's entries. */
export const articlesOfFeed = (
  { feed, entries }: PartlyRead,
  { sourceId, known, fingerprints }: Holding,
): PartlyReadArticles => {
  const seen = new Set<string>();
  const articles = entries.map(({ entry, fingerprint }): ReadEntry => {
    const held = entry === null ? fingerprints.get(fingerprint ?? '') : undefined;
    if (held !== undefined) {
      seen.add(held);
      return { id: held, hash: known.get(held) ?? '', article: null, fingerprint };
    }
    if (entry === null) throw new Error('an entry was passed over that is not known');
    const { id, hash, prepare } = arrivingEntry(sourceId, entry, feed);
    const isKnown = seen.has(id) || known.get(id) === hash;
    seen.add(id);
    return { id, hash, article: isKnown ? null : prepare(), fingerprint };
  });
  const times = entries.map(({ entry }) => entry && { published: entry.published, updated: entry.updated });
  return { ...feed, entries: times, articles };
};
