/** Refreshes sources of the paper: one, a section's or all; each saved as it comes, its pictures after. */
import { Failure } from '../../contract/errors.ts';
import type { RefreshSummary, Time } from '../../contract/models.ts';
import type { FeedOfArticles, Holding, PartlyReadArticles } from '../articles/entries.ts';
import { takeArriving } from '../articles/ingest.ts';
import { keepPictures } from '../articles/pictures.ts';
import { retain } from '../articles/retention.ts';
import { createPlacing } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { completeArticles, wantingPages } from '../full-text/complete.ts';
import { refreshFolder } from '../import/watch.ts';
import type { JobHandle } from '../jobs.ts';
import { sectionById, withSubsections } from '../paper/sections.ts';
import { sourceRow } from '../paper/sources.ts';
import { createPause } from '../pause.ts';
import type { ArticleRow, FetchState, SourceRow, SourceStore } from '../store/model.ts';
import { optionsOf, userAgentFor } from './feed-options.ts';
import { userAgentOf } from './fetch.ts';
import { refreshFeeds } from './refresh.ts';
import type { FeedResult, FeedToRefresh } from './refresh.ts';
import { createAdoption } from './refresh/adopt.ts';
import type { Adoption } from './refresh/adopt.ts';
import { isDue, newestDates } from './schedule.ts';

type Result = FeedResult<FeedOfArticles>;

export type RefreshScope = {
  readonly sourceId?: string;
  readonly sourceIds?: readonly string[];
  readonly sectionId?: string;
  /** False when the schedule asks: then only feeds that are due are asked. */
  readonly byHand: boolean;
  /** Only feeds with an interval of their own. */
  readonly ownInterval?: boolean;
};

const recentDates = 20;
const retryPicturesFor = 3 * 86_400_000;

const hasOwnInterval = (source: SourceRow): boolean => optionsOf(source).refreshMinutes !== null;

const sourcesIn = (core: Core, scope: RefreshScope): readonly SourceRow[] => {
  const { sources, sections } = core.store.paper.data;
  if (scope.sourceId !== undefined) return [sourceRow(core.store.paper.data, scope.sourceId)];
  if (scope.sourceIds !== undefined) {
    const wanted = new Set(scope.sourceIds);
    return sources.filter((source) => wanted.has(source.id));
  }
  if (scope.ownInterval === true) return sources.filter((source) => !source.paused && hasOwnInterval(source));
  if (scope.sectionId === undefined) return sources.filter((source) => !source.paused);
  const wanted = withSubsections(sections, sectionById(sections, scope.sectionId).id);
  return sources.filter((source) => !source.paused && source.sectionId !== null && wanted.has(source.sectionId));
};

const toRefresh = async (core: Core, source: SourceRow, scope: RefreshScope): Promise<FeedToRefresh | null> => {
  const store = await core.store.source(source.id);
  const { refreshMinutes, charset } = optionsOf(source);
  if (source.address === null) return null;
  if (!isDue(store.fetchState, core.ports.clock.now(), scope.byHand, refreshMinutes)) return null;
  return {
    id: source.id,
    title: source.title,
    address: source.address,
    typed: source.typed,
    fetchState: store.fetchState,
    recent: newestDates(store.rows.values(), recentDates),
    userAgent: userAgentFor(source, core.version),
    charset,
    credentials: await core.signIns.of(source),
  };
};

/** Those of the sources that are feeds and to be asked now. */
const dueFeeds = async (
  core: Core,
  sources: readonly SourceRow[],
  scope: RefreshScope,
): Promise<readonly FeedToRefresh[]> => {
  const pause = createPause();
  const due: FeedToRefresh[] = [];
  for (const source of sources) {
    const feed = source.kind === 'feed' ? await toRefresh(core, source, scope) : null;
    if (feed !== null) due.push(feed);
    await pause();
  }
  return due;
};

/** Whether a feed with an interval of its own is to be asked now. */
export const isOwnIntervalDue = async (core: Core): Promise<boolean> => {
  const scope = { byHand: false, ownInterval: true };
  for (const source of sourcesIn(core, scope)) if ((await toRefresh(core, source, scope)) !== null) return true;
  return false;
};

/** The state to keep: what was fetched under an address or character set that was changed meanwhile speaks for nothing. */
const stateToKeep = (row: SourceRow, asked: FeedToRefresh, { fetchState }: Result): FetchState => {
  if (row.address === asked.address && optionsOf(row).charset === (asked.charset ?? null)) return fetchState;
  return { ...fetchState, etag: null, lastModified: null, bodyHash: null, notBefore: null };
};

type Saving = { readonly core: Core; readonly adoption: Adoption; readonly fresh: string[] };

const save = async (
  { core, adoption, fresh }: Saving,
  asked: FeedToRefresh,
  result: Result,
): Promise<{ readonly newArticles: number; readonly updatedArticles: number }> => {
  const { id } = asked;
  const row = createPlacing(core).source(id);
  // Unsubscribed while it was being asked: there is nothing to save for.
  if (row === undefined) return { newArticles: 0, updatedArticles: 0 };
  const { feed } = result;
  const articles = (feed?.articles ?? []).map((read) => ({ ...read, prepare: () => read.article }));
  const taken = await takeArriving(core, id, articles, {
    fetchState: (newArticles) => ({
      ...stateToKeep(row, asked, result),
      lastFetch: { ...result.outcome, newArticles },
    }),
  });
  if (result.outcome.error !== null) core.activity.judge(id, result.outcome.at, result.outcome.error.code);
  if (result.outcome.ok) await adoption.adopt(id, result);
  if (feed !== null) await retain(core, id, new Set(taken.ids));
  fresh.push(...taken.new, ...taken.updated);
  return { newArticles: taken.new.length, updatedArticles: taken.updated.length };
};

/** What the source holds whole: these entries need not be taken apart again. */
const holdingOf = (core: Core, { id: sourceId, rows, hasBody, fingerprints }: SourceStore): Holding => {
  const known = new Map<string, string>();
  const read = new Map<string, string>();
  for (const { id, hash } of rows.values()) {
    if (!hasBody(id)) continue;
    known.set(id, hash);
    const fingerprint = fingerprints.get(id);
    if (fingerprint !== undefined) read.set(fingerprint, id);
  }
  return { sourceId, reader: core.version, known, fingerprints: read };
};

/** Reads what the source does not hold yet; the times of the rest are those they were stored with. */
const readNew = async (
  core: Core,
  sourceId: string,
  parse: (holding: Holding) => Promise<PartlyReadArticles>,
): Promise<FeedOfArticles> => {
  const source = await core.store.source(sourceId);
  const feed = await parse(holdingOf(core, source));
  const storedTime = (index: number): Time | null => source.rows.get(feed.articles[index]?.id ?? '')?.published ?? null;
  return {
    ...feed,
    entries: feed.entries.map((times, index) => times ?? { published: storedTime(index), updated: null }),
  };
};

const askAll = async (
  core: Core,
  due: readonly FeedToRefresh[],
  fresh: string[],
  handle: JobHandle,
): Promise<RefreshSummary> => {
  const adoption = createAdoption(core, due.length);
  const byId = new Map(due.map((feed) => [feed.id, feed]));
  const release = core.followers.hold();
  try {
    return await refreshFeeds(due, {
      http: core.ports.http,
      clock: core.ports.clock,
      log: core.ports.log,
      parse: (bytes, context, signal, { id }) =>
        readNew(core, id, (holding) => core.parser.articles(bytes, context, holding, signal)),
      save: (id, result) => {
        const asked = byId.get(id);
        if (asked === undefined) throw new Error(`${id} was not asked`);
        return save({ core, adoption, fresh }, asked, result);
      },
      onProgress: handle.progress,
      signal: handle.signal,
      userAgent: userAgentOf(core.version),
    });
  } finally {
    await adoption.finish().finally(release);
  }
};

/** Articles of these feeds that still miss a picture: new ones, and those whose pictures are to be asked for again by now. */
const missingPictures = async (core: Core, feeds: readonly FeedToRefresh[]): Promise<readonly string[]> => {
  const now = core.ports.clock.now();
  // Only of a story with its whole text does the row itself say that a picture is missing; of the others what was asked for in vain.
  const wants = ({ arrived, completeness, missingPictures: missing }: ArticleRow): boolean =>
    missing === undefined
      ? completeness === 'text' && arrived >= now - retryPicturesFor
      : missing.next !== null && missing.next <= now;
  const ids: string[] = [];
  for (const { id } of feeds) {
    const { rows } = await core.store.source(id);
    for (const row of rows.values()) if (wants(row)) ids.push(row.id);
  }
  return ids;
};

const nothingDone: RefreshSummary = {
  sources: 0,
  failed: 0,
  newArticles: 0,
  updatedArticles: 0,
  unchanged: 0,
  cancelled: false,
};

/** Asks just these feeds, at once, and answers the stories that came: their pictures and whole texts are the caller's. Fails with `offline` when the reader works offline. */
export const askFeeds = async (
  core: Core,
  sourceIds: readonly string[],
  handle: JobHandle,
): Promise<readonly string[]> => {
  if (core.store.paper.data.settings.workOffline) throw new Failure('offline', {});
  const scope = { sourceIds, byHand: true };
  const due = await dueFeeds(core, sourcesIn(core, scope), scope);
  const fresh: string[] = [];
  await askAll(core, due, fresh, handle);
  core.teller.tell('paper.changed', {});
  return fresh;
};

/** Fails with `offline` when the reader works offline, `source-not-found`, `section-not-found`; a bad feed fails on itself only. */
export const refreshSources = async (core: Core, scope: RefreshScope, handle: JobHandle): Promise<RefreshSummary> => {
  const { settings } = core.store.paper.data;
  const sources = sourcesIn(core, scope);
  const fresh: string[] = [];
  let folders = nothingDone;
  for (const folder of sources.filter((source) => source.kind === 'folder')) {
    const { newArticles, updatedArticles, failed } = await refreshFolder(core, folder, handle);
    folders = {
      ...folders,
      sources: folders.sources + 1,
      failed: folders.failed + (failed ? 1 : 0),
      newArticles: folders.newArticles + newArticles,
      updatedArticles: folders.updatedArticles + updatedArticles,
    };
  }
  const due = await dueFeeds(core, sources, scope);
  if (due.length > 0 && settings.workOffline) throw new Failure('offline', {});
  const summary = await askAll(core, due, fresh, handle);
  core.teller.tell('paper.changed', {});
  if (settings.keepPictures && !handle.signal.aborted) {
    const wanting = await missingPictures(core, due);
    await keepPictures(core, [...new Set([...fresh, ...wanting])], handle);
  }
  await completeArticles(
    core,
    await wantingPages(
      core,
      due.map((feed) => feed.id),
    ),
    handle,
  );
  return {
    sources: summary.sources + folders.sources,
    failed: summary.failed + folders.failed,
    newArticles: summary.newArticles + folders.newArticles,
    updatedArticles: summary.updatedArticles + folders.updatedArticles,
    unchanged: summary.unchanged,
    cancelled: summary.cancelled,
  };
};
