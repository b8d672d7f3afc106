/** Refreshes sources of the paper: one, a section's or all; each saved as it comes, its pictures after. */
import { Failure } from '../../contract/errors.ts';
import type { RefreshSummary } from '../../contract/models.ts';
import { draftFromEntry } from '../articles/drafts.ts';
import { ingest } from '../articles/ingest.ts';
import { keepPictures } from '../articles/pictures.ts';
import { retain } from '../articles/retention.ts';
import type { Core } from '../core.ts';
import { refreshFolder } from '../import/watch.ts';
import type { JobHandle } from '../jobs.ts';
import { sectionById, withSubsections } from '../paper/sections.ts';
import { sourceRow, updateSource } from '../paper/sources.ts';
import type { SourceRow } from '../store/model.ts';
import { userAgentOf } from './fetch.ts';
import { refreshFeeds } from './refresh.ts';
import type { FeedResult, FeedToRefresh } from './refresh.ts';
import { isDue } from './schedule.ts';

export type RefreshScope = {
  readonly sourceId?: string;
  readonly sectionId?: string;
  /** False when the schedule asks: then only feeds that are due are asked. */
  readonly byHand: boolean;
};

const recentDates = 20;
const retryPicturesFor = 3 * 86_400_000;

const sourcesIn = (core: Core, scope: RefreshScope): readonly SourceRow[] => {
  const { sources, sections } = core.store.paper.data;
  if (scope.sourceId !== undefined) return [sourceRow(core.store.paper.data, scope.sourceId)];
  if (scope.sectionId === undefined) return sources.filter((source) => !source.paused);
  const wanted = withSubsections(sections, sectionById(sections, scope.sectionId).id);
  return sources.filter((source) => !source.paused && source.sectionId !== null && wanted.has(source.sectionId));
};

const toRefresh = async (core: Core, source: SourceRow, scope: RefreshScope): Promise<FeedToRefresh | null> => {
  const store = await core.store.source(source.id);
  if (source.address === null || !isDue(store.fetchState, core.ports.clock.now(), scope.byHand)) return null;
  const recent: number[] = [];
  for (const row of store.rows.values()) {
    if (recent.length >= recentDates) break;
    recent.push(row.date);
  }
  return {
    id: source.id,
    title: source.title,
    address: source.address,
    typed: source.typed,
    fetchState: store.fetchState,
    recent,
  };
};

/** What a feed says of itself fills what the reader left open, and a permanent move is followed. */
const adopt = async (core: Core, id: string, result: FeedResult): Promise<void> => {
  const row = sourceRow(core.store.paper.data, id);
  const { feed, movedTo } = result;
  const moved =
    movedTo !== null &&
    movedTo !== row.address &&
    !core.store.paper.data.sources.some((other) => other.address === movedTo);
  const change = {
    ...(moved ? { address: movedTo } : {}),
    ...(row.title === row.address && feed?.title ? { title: feed.title } : {}),
    ...(row.siteLink === null && feed?.link ? { siteLink: feed.link } : {}),
    ...(row.language === null && feed?.language ? { language: feed.language } : {}),
    ...(row.description === null && feed?.description ? { description: feed.description } : {}),
  };
  if (Object.keys(change).length > 0) await updateSource(core, id, change);
};

const save = async (
  core: Core,
  id: string,
  result: FeedResult,
  fresh: string[],
): Promise<{ readonly newArticles: number; readonly updatedArticles: number }> => {
  // Unsubscribed while it was being asked: there is nothing to save for.
  if (!core.store.paper.data.sources.some((source) => source.id === id)) return { newArticles: 0, updatedArticles: 0 };
  const { feed } = result;
  const drafts = feed === null ? [] : feed.entries.map((entry) => draftFromEntry(entry, feed));
  const ingested = await ingest(core, id, drafts, {
    fetchState: (newArticles) => ({ ...result.fetchState, lastFetch: { ...result.outcome, newArticles } }),
  });
  if (feed !== null) {
    await adopt(core, id, result);
    await retain(core, id, new Set(ingested.ids));
  }
  fresh.push(...ingested.new, ...ingested.updated);
  return { newArticles: ingested.new.length, updatedArticles: ingested.updated.length };
};

/** Recent articles of these feeds that still miss a picture: tried again, but not for ever. */
const missingPictures = async (core: Core, feeds: readonly FeedToRefresh[]): Promise<readonly string[]> => {
  const since = core.ports.clock.now() - retryPicturesFor;
  const ids: string[] = [];
  for (const { id } of feeds) {
    const { rows } = await core.store.source(id);
    for (const row of rows.values()) if (row.completeness === 'text' && row.arrived >= since) ids.push(row.id);
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
  const feeds = await Promise.all(
    sources.filter((source) => source.kind === 'feed').map((source) => toRefresh(core, source, scope)),
  );
  const due = feeds.filter((feed) => feed !== null);
  if (due.length > 0 && settings.workOffline) throw new Failure('offline', {});
  const summary = await refreshFeeds(due, {
    http: core.ports.http,
    clock: core.ports.clock,
    log: core.ports.log,
    parse: core.parser.parse,
    save: (id, result) => save(core, id, result, fresh),
    onProgress: handle.progress,
    signal: handle.signal,
    userAgent: userAgentOf(core.version),
  });
  core.teller.tell('paper.changed', {});
  if (settings.keepPictures && !handle.signal.aborted) {
    const wanting = await missingPictures(core, due);
    await keepPictures(core, [...new Set([...fresh, ...wanting])], handle);
  }
  return {
    sources: summary.sources + folders.sources,
    failed: summary.failed + folders.failed,
    newArticles: summary.newArticles + folders.newArticles,
    updatedArticles: summary.updatedArticles + folders.updatedArticles,
    unchanged: summary.unchanged,
    cancelled: summary.cancelled,
  };
};
