/** Sources of the paper: rows of `library.json` joined with what happened to them. */
import { createHash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Source, SourceKind } from '../../contract/models.ts';
import { addressKey } from '../addresses.ts';
import type { Core } from '../core.ts';
import type { PaperFile, SourceRow, SourceStore } from '../store/model.ts';

export const savedSourceId = 'saved';

/** A source's id follows from its kind and address, so that a feed subscribed to again finds what it had. */
export const sourceIdFor = (kind: SourceKind, address: string): string =>
  `${kind.slice(0, 1)}${createHash('sha256').update(address).digest('hex').slice(0, 12)}`;

/** Rejects with `source-not-found`. */
export const sourceRow = (paper: PaperFile, id: string): SourceRow => {
  const found = paper.sources.find((source) => source.id === id);
  if (found === undefined) throw new Failure('source-not-found', { id });
  return found;
};

/** The feed that has this address; else one whose address is only spelled otherwise (scheme, `www.`, final slash, campaign parameters). */
export const feedAt = (
  paper: PaperFile,
  address: string,
): { readonly row: SourceRow; readonly exact: boolean } | null => {
  const same = paper.sources.find((source) => source.address === address);
  if (same !== undefined) return { row: same, exact: true };
  const key = addressKey(address);
  const near = paper.sources.find(
    (source) => source.kind === 'feed' && source.address !== null && addressKey(source.address) === key,
  );
  return near === undefined ? null : { row: near, exact: false };
};

export const sourceView = (row: SourceRow, store: SourceStore): Source => {
  const {
    typed: _typed,
    userAgent: _agent,
    charset: _charset,
    refreshMinutes: _minutes,
    account: _account,
    ...shown
  } = row;
  const { lastFetch, lastGoodFetch, failures } = store.fetchState;
  let articles = store.rows.size;
  const isHidden = (id: string): boolean => store.filtered.get(id)?.hiddenBy !== undefined;
  for (const id of store.filtered.keys()) if (isHidden(id) && store.rows.has(id)) articles -= 1;
  let unread = articles;
  for (const [id, status] of store.statuses) if (status.read && store.rows.has(id) && !isHidden(id)) unread -= 1;
  return {
    ...shown,
    lastFetch,
    lastGoodFetch,
    failures,
    articles,
    unread,
    fullText: row.fullText ?? 'automatic',
  };
};

type NewSource = Pick<SourceRow, 'kind' | 'title' | 'address' | 'sectionId' | 'typed'> &
  Partial<Pick<SourceRow, 'id' | 'siteLink' | 'description' | 'language'>>;

/** Adds a source to the paper, durable. Rejects with `already-subscribed` (its title in `source`), `too-many-sources`. */
export const addSource = async (core: Core, source: NewSource): Promise<SourceRow> => {
  const row: SourceRow = {
    id: source.id ?? sourceIdFor(source.kind, source.address ?? source.title),
    kind: source.kind,
    title: source.title.replace(/\s+/g, ' ').trim().slice(0, limits.titleCharacters) || (source.address ?? ''),
    sectionId: source.sectionId,
    address: source.address,
    siteLink: source.siteLink ?? null,
    description: source.description ?? null,
    language: source.language ?? null,
    starred: false,
    paused: false,
    typed: source.typed,
    added: core.ports.clock.now(),
  };
  await core.store.source(row.id);
  await core.store.paper.update((paper) => {
    const there = paper.sources.find(
      (other) => other.id === row.id || (row.address !== null && other.address === row.address),
    );
    if (there !== undefined)
      throw new Failure('already-subscribed', { title: there.title, source: there.title, id: there.id });
    if (paper.sources.length >= limits.sources) throw new Failure('too-many-sources', { limit: limits.sources });
    return { ...paper, sources: [...paper.sources, row] };
  });
  const store = await core.store.source(row.id);
  core.headlines.put(store, store.rows.keys());
  core.teller.tell('paper.changed', {});
  return row;
};

/** Changes what the reader decides about a source. Rejects with `source-not-found`, `section-not-found`. */
export const updateSource = async (
  core: Core,
  id: string,
  change: Partial<Omit<SourceRow, 'id' | 'kind' | 'added'>>,
): Promise<SourceRow> => {
  const paper = await core.store.paper.update((before) => {
    sourceRow(before, id);
    if (typeof change.sectionId === 'string' && !before.sections.some((section) => section.id === change.sectionId)) {
      throw new Failure('section-not-found', { id: change.sectionId });
    }
    return {
      ...before,
      sources: before.sources.map((source) => (source.id === id ? { ...source, ...change } : source)),
    };
  });
  core.teller.tell('paper.changed', {});
  return sourceRow(paper, id);
};
