/** How one feed wants to be asked and read, as the reader decided; and changing it without losing what the feed has. */
import type { FeedOptions } from '../../contract/doctor.ts';
import { browserAgent } from '../../contract/doctor.ts';
import { Failure } from '../../contract/errors.ts';
import type { Source } from '../../contract/models.ts';
import { isKnownCharset } from '../articles/decode.ts';
import type { Core } from '../core.ts';
import { sourceRow, sourceView, updateSource } from '../paper/sources.ts';
import type { SourceRow } from '../store/model.ts';
import { splitCredentials } from './credentials.ts';
import { keepSignIn } from './sign-ins.ts';
import { normaliseAddress } from './discover.ts';
import { isTyped } from './fetch-typed.ts';
import { userAgentOf } from './fetch.ts';

/** What some servers want to hear before they answer. */
const likeABrowser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export const optionsOf = (row: SourceRow): FeedOptions => ({
  userAgent: row.userAgent ?? null,
  charset: row.charset ?? null,
  refreshMinutes: row.refreshMinutes ?? null,
  allowPrivate: row.typed,
});

/** The user agent a feed is asked with. */
export const userAgentFor = (row: SourceRow, version: string): string => {
  const { userAgent } = optionsOf(row);
  if (userAgent === null) return userAgentOf(version);
  return userAgent === browserAgent ? likeABrowser : userAgent;
};

type SourceChange = Partial<Pick<SourceRow, 'title' | 'sectionId' | 'starred' | 'paused' | 'fullText'>> & {
  readonly address?: string | undefined;
  readonly foundAt?: string | undefined;
} & { readonly [K in keyof FeedOptions]?: FeedOptions[K] | undefined };

const headerText = /^[\x20-\x7e]+$/;

const checked = (core: Core, row: SourceRow, change: SourceChange): Partial<SourceRow> => {
  const { allowPrivate, address, foundAt, ...rest } = change;
  const { userAgent, charset } = rest;
  if (userAgent && !headerText.test(userAgent)) throw new Failure('bad-input', { path: 'userAgent' });
  if (charset && !isKnownCharset(charset)) throw new Failure('bad-input', { path: 'charset' });
  if (address === undefined) return { ...rest, ...(allowPrivate === undefined ? {} : { typed: allowPrivate }) };
  const url = splitCredentials(normaliseAddress(address)).address;
  const there = core.store.paper.data.sources.find((other) => other.address === url && other.id !== row.id);
  if (there !== undefined) {
    throw new Failure('already-subscribed', { title: there.title, source: there.title, id: there.id });
  }
  // Whoever gives an address vouches for it, as when subscribing.
  return { ...rest, address: url, typed: allowPrivate ?? isTyped(url, foundAt) };
};

/** Whether what the server sent last may now be another document, or read as another one. */
const isReadAnew = (before: SourceRow, after: SourceRow): boolean =>
  before.address !== after.address ||
  before.typed !== after.typed ||
  optionsOf(before).charset !== optionsOf(after).charset ||
  optionsOf(before).userAgent !== optionsOf(after).userAgent;

const onlyForFeeds = ['address', 'userAgent', 'charset', 'refreshMinutes', 'allowPrivate', 'fullText'] as const;

/**
 * Changes what the reader decides about a source. Its stories stay, whatever its address; a feed that is to be asked or read otherwise is
 * asked for its whole document next time. Fails with `source-not-found`, `section-not-found`, `bad-address`, `already-subscribed`, and
 * `bad-input` for a character set nobody knows or an option that only feeds have.
 */
export const changeSource = async (core: Core, id: string, change: SourceChange): Promise<Source> => {
  const before = sourceRow(core.store.paper.data, id);
  const foreign = onlyForFeeds.find((name) => change[name] !== undefined);
  if (before.kind !== 'feed' && foreign !== undefined) throw new Failure('bad-input', { path: foreign });
  const after = await updateSource(core, id, checked(core, before, change));
  if (change.address !== undefined)
    await keepSignIn(core, id, splitCredentials(normaliseAddress(change.address)).credentials);
  const store = await core.store.source(id);
  if (isReadAnew(before, after)) {
    const moved = before.address !== after.address;
    const throttled = store.fetchState.lastFetch?.error?.code === 'throttled';
    await store.put({
      articles: [],
      fetchState: {
        ...store.fetchState,
        etag: null,
        lastModified: null,
        bodyHash: null,
        // The time that a server named to come back holds for as long as it is the same server.
        notBefore: throttled && !moved ? store.fetchState.notBefore : null,
        movedTo: moved ? null : store.fetchState.movedTo,
      },
    });
  }
  return sourceView(after, store);
};
