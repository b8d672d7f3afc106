/** Each call of the contract and what answers it. One line a call: the work stands in the modules. */
import type { Handlers, LibraryCallName } from '../contract/calls.ts';
import { Failure } from '../contract/errors.ts';
import { exportActivity } from './activity/export.ts';
import { listPage } from './articles/list.ts';
import type { ListFilter } from './articles/list.ts';
import { removeArticles } from './articles/remove.ts';
import { articleView, entryOf } from './articles/view.ts';
import type { Core } from './core.ts';
import { coverageOf, mergeStories, splitStory } from './coverage.ts';
import type { Editions } from './editions/editions.ts';
import { doctorReport } from './feeds/doctor.ts';
import { changeSource } from './feeds/feed-options.ts';
import { refreshSources } from './feeds/refresh-sources.ts';
import { signIn, signOut } from './feeds/sign-ins.ts';
import { discover, preview, subscribe } from './feeds/subscribe.ts';
import {
  applyFilters,
  bringBack,
  listFilters,
  moveFilter,
  removeFilter,
  saveFilter,
  tryFilter,
} from './filters/filters.ts';
import { completeArticles } from './full-text/complete.ts';
import { exportArticles } from './offline/export.ts';
import { recheck } from './offline/recheck.ts';
import { offlineState } from './offline/state.ts';
import { pauseTrip, pendingTrip, prepareTrip } from './offline/trip.ts';
import type { WaitingWishes } from './waiting/waiting.ts';
import { fetchOne, keepPlace, mediaOf, pauseOne, removeOne } from './media/media.ts';
import { savePage } from './full-text/save-page.ts';
import { importFiles, keepBookmarks } from './import/files.ts';
import { heldFile } from './import/held-files.ts';
import { bookmarkedFeeds } from './import/bookmarked-feeds.ts';
import { exportOutlines } from './import/outlines.ts';
import { importSubscriptions } from './import/subscriptions.ts';
import { add, ensure, move, remove, rename } from './paper/change-sections.ts';
import { paperOf } from './paper/counts.ts';
import { removeSource } from './paper/remove-source.ts';
import {
  dismiss,
  forgetProfile,
  lessLikeThis,
  mustReadPreferences,
  profileOf,
  resetMustRead,
  updateMustRead,
  updateProfile,
} from './preferences.ts';
import { railsOf } from './rails-of.ts';
import { applyUndo } from './reading/apply-undo.ts';
import type { Network } from './reading/network.ts';
import { markAllRead, markArticles } from './reading/status.ts';
import { searchPage } from './search-page.ts';
import { forgetSearches, recentSearches, rememberSearch } from './searches/recent.ts';
import { removeSearch, saveSearch, updateSearch } from './searches/saved.ts';
import { updateSettings } from './settings.ts';
import { addStarters, finishWelcome, starterSections } from './starters.ts';

type FileInput = { readonly name: string; readonly bytes: string };

const namedFile = (file: FileInput) => ({ name: file.name, bytes: async () => Buffer.from(file.bytes, 'base64') });

const undoOf = async (undo: Promise<string>): Promise<{ readonly undo: string }> => ({ undo: await undo });

/** What search and rails answer holds everything that was stored before they were asked, unless that is very much. */
const afterCatchingUp = async <T>(core: Core, answer: () => Promise<T>): Promise<T> => {
  await core.followers.caughtUp();
  return answer();
};

/** Lists that search or rails make hold everything that was stored before they were asked. */
const listReady = async (core: Core, filter: ListFilter): Promise<void> => {
  if (filter.kind === 'must-read' || filter.kind === 'recommended') await core.followers.caughtUp();
  if (filter.kind === 'search' && filter.id !== undefined) await core.smart.ready(filter.id);
};

export const createHandlers = (
  core: Core,
  network: Network,
  editions: Editions,
  waiting: WaitingWishes,
): Handlers<LibraryCallName> => ({
  'paper.get': () => paperOf(core, network.online()),

  'sections.add': ({ title, parentId }) => add(core, title, parentId),
  'sections.ensure': ({ path }) => ensure(core, path),
  'sections.rename': ({ id, title }) => rename(core, id, title),
  'sections.move': ({ id, parentId, position }) => move(core, id, parentId, position),
  'sections.remove': ({ id }) => undoOf(remove(core, id)),

  'sources.update': ({ id, ...change }) => changeSource(core, id, change),
  'sources.remove': ({ id }) => undoOf(removeSource(core, id)),

  'feeds.discover': async ({ address, ...given }) => ({ candidates: await discover(core, address, given) }),
  'feeds.preview': ({ url, ...given }) => preview(core, url, given),
  'feeds.subscribe': (input) => subscribe(core, input),
  'feeds.signIn': (input) => signIn(core, input),
  'feeds.signOut': ({ id }) => signOut(core, id),
  'feeds.refresh': ({ jobId, ...scope }) =>
    core.jobs.run('refresh', jobId, (handle) => refreshSources(core, { ...scope, byHand: true }, handle)),

  'doctor.report': ({ sourceId }) => doctorReport(core, sourceId),
  'activity.list': (query) => core.activity.list(query),
  'activity.export': (filter) => exportActivity(core, filter),

  'jobs.list': async () => core.jobs.running(),
  'jobs.cancel': async ({ jobId }) => ({ cancelled: core.jobs.cancel(jobId) }),

  'articles.list': async (input) => {
    await listReady(core, input);
    return listPage(core, input);
  },
  'articles.get': ({ id }) => articleView(core, id),
  'articles.mark': ({ ids, ...mark }) => markArticles(core, ids, mark),
  'articles.markAllRead': async (filter) => {
    await listReady(core, filter);
    return markAllRead(core, filter);
  },
  'articles.remove': ({ ids }) => removeArticles(core, ids),
  'articles.complete': async ({ ids, jobId }) => {
    const known = ids.map((id) => entryOf(core, id).row.id);
    return core.jobs.run('complete', jobId, (handle) => completeArticles(core, known, handle, 'all'));
  },
  'articles.export': async (input) => {
    if (input.filter !== undefined) await listReady(core, input.filter);
    return exportArticles(core, input, editions.get);
  },
  'pages.save': (input) => savePage(core, input),

  'offline.state': () => offlineState(core, network.online()),
  'offline.recheck': ({ jobId }) => core.jobs.run('check', jobId, (handle) => recheck(core, network.online(), handle)),
  'offline.prepare': ({ jobId, ...trip }) => core.jobs.run('trip', jobId, (handle) => prepareTrip(core, trip, handle)),

  'offline.pause': async () => ({ paused: pauseTrip(core) }),
  'offline.pending': async ({ forget }) => ({ trip: await pendingTrip(core, forget ?? false) }),

  'media.of': async ({ articleId }) => ({ media: await mediaOf(core, articleId) }),
  'media.fetch': ({ articleId, link }) => fetchOne(core, articleId, link),
  'media.pause': async ({ articleId, link }) => ({ paused: pauseOne(core, articleId, link) }),
  'media.remove': ({ articleId, link }) => removeOne(core, articleId, link),
  'media.place': async ({ articleId, link, seconds }) => {
    await keepPlace(core, articleId, link, seconds);
    return { kept: true };
  },

  'waiting.list': async () => waiting.list(),
  'waiting.add': (wish) => waiting.add(wish),
  'waiting.remove': async ({ ids }) => ({ removed: await waiting.remove(ids) }),
  'waiting.run': async () => ({ done: await waiting.run() }),

  'filters.list': async () => listFilters(core),
  'filters.save': (input) => saveFilter(core, input),
  'filters.try': ({ rule }) => tryFilter(core, rule),
  'filters.move': ({ id, position, jobId }) => undoOf(moveFilter(core, id, position, jobId)),
  'filters.remove': ({ id, jobId }) => undoOf(removeFilter(core, id, jobId)),
  'filters.apply': async ({ jobId }) => ({ changed: await applyFilters(core, jobId) }),
  'filters.bringBack': ({ ids }) => bringBack(core, ids),

  'undo.apply': async ({ undo }) => {
    await applyUndo(core, undo);
    return { applied: true };
  },

  'rails.get': ({ articleId, limit }) => afterCatchingUp(core, () => railsOf(core, articleId, limit)),
  'clusters.get': ({ articleId }) => afterCatchingUp(core, () => coverageOf(core, articleId)),
  'clusters.split': ({ articleIds }) => afterCatchingUp(core, () => undoOf(splitStory(core, articleIds))),
  'clusters.merge': ({ articleIds }) => afterCatchingUp(core, () => undoOf(mergeStories(core, articleIds))),
  'mustRead.get': async () => mustReadPreferences(core),
  'mustRead.update': (change) => updateMustRead(core, change),
  'mustRead.dismiss': ({ articleId }) => undoOf(dismiss(core, articleId)),
  'mustRead.reset': () => undoOf(resetMustRead(core)),
  'profile.get': () => afterCatchingUp(core, async () => profileOf(core)),
  'profile.update': (change) => afterCatchingUp(core, () => updateProfile(core, change)),
  'profile.less': ({ articleId }) => afterCatchingUp(core, () => undoOf(lessLikeThis(core, articleId))),
  'profile.forget': () => forgetProfile(core),

  'edition.get': ({ id }) => editions.get(id),
  'edition.list': editions.list,
  'edition.renew': editions.renew,

  'search.query': (input) => afterCatchingUp(core, () => searchPage(core, input)),

  'searches.save': ({ title, query }) => saveSearch(core, title, query),
  'searches.update': ({ id, ...part }) => updateSearch(core, id, part),
  'searches.remove': ({ id }) => undoOf(removeSearch(core, id)),
  'searches.recent': async () => recentSearches(core),
  'searches.remember': ({ query }) => rememberSearch(core, query),
  'searches.forget': ({ query }) => forgetSearches(core, query),

  'files.import': ({ files, sectionId = null, jobId }) =>
    core.jobs.run('import', jobId, (handle) =>
      importFiles(core, files.map(namedFile), { sectionId, typed: false }, handle),
    ),
  'bookmarks.keep': ({ held, jobId }) => core.jobs.run('import', jobId, (handle) => keepBookmarks(core, held, handle)),
  'bookmarks.feeds': ({ held, jobId }) =>
    core.jobs.run('discover', jobId, (handle) => bookmarkedFeeds(core, heldFile(core.store, held), handle)),
  'feeds.subscribeAll': ({ feeds, jobId }) =>
    core.jobs.run('opml', jobId, (handle) =>
      importSubscriptions(
        core,
        feeds.map((feed) => ({ ...feed, siteLink: null })),
        { sectionId: null, typed: false },
        handle,
      ),
    ),
  'opml.import': ({ file, allowPrivate = false, jobId }) =>
    core.jobs.run('opml', jobId, async (handle) => {
      const options = { sectionId: null, typed: allowPrivate, onlyLists: true };
      const lines = await importFiles(core, [namedFile(file)], options, handle);
      if (lines[0]?.error?.code === 'not-opml') throw new Failure('not-opml', { name: file.name });
      return lines;
    }),
  'opml.export': async () => ({
    name: 'broadsheet.opml',
    bytes: Buffer.from(exportOutlines(core), 'utf8').toString('base64'),
  }),

  'starters.list': () => starterSections(core),
  'starters.add': ({ ids }) => addStarters(core, ids),
  'welcome.finish': async ({ removeSamples }) => ({ removed: await finishWelcome(core, removeSamples) }),

  'settings.get': async () => core.store.paper.data.settings,
  'settings.update': (change) => updateSettings(core, change),

  'conditions.tell': async (change) => {
    core.conditions.tell(change);
    return core.conditions.now();
  },

  'library.check': () => core.jobs.run('check', undefined, () => core.store.check()),
});
