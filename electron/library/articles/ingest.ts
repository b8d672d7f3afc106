/** The one path every story takes into the library: identify → prepare (sanitised) → store → tell; search and rails follow. */
import { setImmediate as turn } from 'node:timers/promises';
import { arrivingDraft } from './entries.ts';
import type { Arriving } from './entries.ts';
import type { ArticleDraft } from './model.ts';
import { placeArticle } from './prepare.ts';
import type { PreparedArticle } from './prepare.ts';
import type { Core } from '../core.ts';
import { filterArriving } from '../filters/filters.ts';
import { keepFetched } from '../full-text/keep-fetched.ts';
import type { Changes, FetchState, SourceStore } from '../store/model.ts';

/** `new`: those that the reader sees. What a filter hid has arrived all the same, but is nothing to tell of. */
export type Ingested = Changes & {
  /** The article of each draft, in their order; the same id twice where two drafts are one article. */
  readonly ids: readonly string[];
};

type Options = {
  /** Put the articles into this section instead of their source's. */
  readonly sectionId?: string | null;
  /** What is known of the source's fetches after this one, to be stored with its articles; told how many of them are new. */
  readonly fetchState?: (newArticles: number) => FetchState;
  /** Take articles in again that were removed (the reader asks for them). */
  readonly evenIfGone?: boolean;
};

/** Prepared at most this many at a time before other calls get their turn. */
const atATime = 10;

/** Takes drafts of one source in; see `takeArriving`. */
export const ingest = (
  core: Core,
  sourceId: string,
  drafts: readonly ArticleDraft[],
  options: Options = {},
): Promise<Ingested> =>
  takeArriving(
    core,
    sourceId,
    drafts.map((draft) => arrivingDraft(sourceId, draft)),
    options,
  );

/** By article, the fingerprints of the entries it will be as after this; an entry that says something else than its article has none. */
const fingerprintsOf = (
  source: SourceStore,
  articles: readonly Arriving[],
  needed: ReadonlyMap<string, PreparedArticle>,
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id, hash, fingerprint } of articles) {
    const kept = needed.get(id)?.row ?? source.rows.get(id);
    if (fingerprint && kept?.hash === hash && !found.has(id)) found.set(id, fingerprint);
  }
  return found;
};

/** Those that are new or changed, at their place. */
const prepareNeeded = async (
  core: Core,
  source: SourceStore,
  articles: readonly Arriving[],
  options: Options,
): Promise<ReadonlyMap<string, PreparedArticle>> => {
  const now = core.ports.clock.now();
  const needed = new Map<string, PreparedArticle>();
  for (const { id, hash, prepare } of articles) {
    const known = source.rows.get(id);
    if (needed.has(id) || (source.isGone(id) && options.evenIfGone !== true)) continue;
    // A body lost with a damaged file comes back with the story, though nothing in it has changed.
    if (known?.hash === hash && source.hasBody(id)) continue;
    const article = prepare();
    if (article === null) continue;
    const place = { arrived: known?.arrived ?? now, sectionId: known?.sectionId ?? options.sectionId ?? null };
    needed.set(id, await keepFetched(source, placeArticle(article, place)));
    if (needed.size % atATime === 0) await turn();
  }
  return needed;
};

/**
 * Takes articles of one source in. Known and unchanged ones cost a hash; changed ones keep their time of arrival and section. Answers after
 * everything is on disk; search index and rails follow after it, and are never the truth.
 */
export const takeArriving = async (
  core: Core,
  sourceId: string,
  articles: readonly Arriving[],
  options: Options = {},
): Promise<Ingested> => {
  const source = await core.store.source(sourceId);
  const ids = articles.map(({ id }) => id);
  const needed = await prepareNeeded(core, source, articles, options);
  if (needed.size === 0 && options.fetchState === undefined) return { ids, new: [], updated: [], removed: [] };
  const isNew = (id: string): boolean => !source.rows.has(id);
  // Should the program end before search hears of the change, the article is missing there, which is noticed, and not out of date.
  await core.followers.doubt([...needed.keys()].filter((id) => !isNew(id)));
  const filters = await filterArriving(core, source, needed.values());
  const isShown = (id: string): boolean => source.filtered.get(id)?.hiddenBy === undefined;
  const changes = await source.put({
    articles: [...needed.values()].map(({ row, body }) => ({ row, body })),
    fingerprints: fingerprintsOf(source, articles, needed),
    ...(options.fetchState === undefined
      ? {}
      : { fetchState: options.fetchState([...needed.keys()].filter((id) => isNew(id) && isShown(id)).length) }),
  });
  // Filters that were made meanwhile did not see these stories in the store yet.
  if (filters !== core.store.paper.data.filters?.list) await filterArriving(core, source, needed.values());
  await takeIn(core, sourceId, changes, (id) => needed.get(id)?.text ?? '');
  return { ids, ...changes, new: changes.new.filter(isShown) };
};

/** What filters hide does not arrive, and goes when a change has hidden it. */
const withoutHidden = (core: Core, { new: added, updated, removed }: Changes): Changes => {
  if (core.headlines.hiddenSize() === 0) return { new: added, updated, removed };
  const isShown = (id: string): boolean => core.headlines.get(id) !== undefined;
  return {
    new: added.filter(isShown),
    updated: updated.filter(isShown),
    removed: [...removed, ...updated.filter((id) => !isShown(id))],
  };
};

/** Tells headlines and listeners of a stored change; search and rails follow, what is removed goes from them at once. */
export const takeIn = async (
  core: Core,
  sourceId: string,
  changes: Changes,
  textOf: (id: string) => string,
): Promise<void> => {
  const changed = [...changes.new, ...changes.updated];
  if (changed.length + changes.removed.length === 0) return;
  const source = await core.store.source(sourceId);
  core.headlines.put(source, changed);
  core.headlines.remove(changes.removed);
  const told = withoutHidden(core, changes);
  if (told.removed.length > 0) await core.followers.leave(told.removed);
  core.followers.follow(told, textOf);
  core.teller.tell('articles.changed', { ...told, sourceIds: [sourceId] });
  core.teller.tell('paper.changed', {});
};
