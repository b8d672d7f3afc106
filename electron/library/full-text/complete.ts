/** Public file of `full-text/`: stories of which the feed says too little get the text of their page. */
import { Failure } from '../../contract/errors.ts';
import type { CompletedStories } from '../../contract/offline.ts';
import { sourceIdOf } from '../articles/headlines.ts';
import { takeIn } from '../articles/ingest.ts';
import { keepPictures } from '../articles/pictures.ts';
import type { PreparedArticle } from '../articles/prepare.ts';
import { createPlacing } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { filterArriving } from '../filters/filters.ts';
import type { JobHandle } from '../jobs.ts';
import type { ArticleBody, ArticleRow, Store } from '../store/model.ts';
import { askPage } from './ask-page.ts';
import type { Wanted } from './ask-page.ts';
import type { PageVerdict } from './model.ts';
import { failedMark, markOf, wantsPage } from './policy.ts';
import type { Retry } from './policy.ts';

/** Stories that are being asked for now, by library: two jobs at once ask for a page once. */
const underWay = new WeakMap<Store, Set<string>>();

const underWayIn = (store: Store): Set<string> => {
  const known = underWay.get(store) ?? new Set<string>();
  underWay.set(store, known);
  return known;
};

const lanes = 6;
const lanesPerHost = 2;
/** Pages of one host in one refresh; the next one goes on from there. */
const pagesPerHost = 40;
/** Failures that speak of this machine's network and not of the page. */
const notThePages = new Set(['offline', 'cancelled']);

const wantedOf = async (core: Core, ids: readonly string[], retry: Retry): Promise<readonly Wanted[]> => {
  const placing = createPlacing(core);
  const now = core.ports.clock.now();
  const wanted: Wanted[] = [];
  for (const id of new Set(ids)) {
    const source = await core.store.source(sourceIdOf(id));
    const row = source.rows.get(id);
    if (row === undefined || row.link === null) continue;
    if (wantsPage(row, placing.source(source.id), now, retry)) wanted.push({ source, row, link: row.link });
  }
  return wanted.toSorted((a, b) => b.row.date - a.row.date);
};

/** Stories of these sources that still want their page, as the schedule sees it. */
export const wantingPages = async (core: Core, sourceIds: Iterable<string>): Promise<readonly string[]> => {
  const placing = createPlacing(core);
  const now = core.ports.clock.now();
  const ids: string[] = [];
  for (const sourceId of sourceIds) {
    const { rows } = await core.store.source(sourceId);
    const source = placing.source(sourceId);
    for (const row of rows.values()) if (wantsPage(row, source, now, 'due')) ids.push(row.id);
  }
  return ids;
};

/** Writes the story with the text of its page, if it is still the one that was asked about. Answers whether it was written. */
const writeFetched = async (
  core: Core,
  { source, row }: Wanted,
  { row: fetched, body, text }: PreparedArticle,
): Promise<boolean> => {
  if (source.rows.get(row.id)?.hash !== row.hash) return false;
  // Should the program end before search hears of the new text, the article is missing there, which is noticed, and not out of date.
  await core.followers.doubt([row.id]);
  const article = { row: { ...fetched, fullText: markOf(row, 'fetched') }, body };
  const changes = await source.change(row.id, ({ hash, sectionId }) =>
    hash === row.hash ? { ...article, row: { ...article.row, sectionId } } : null,
  );
  if (changes.updated.length === 0) return false;
  await filterArriving(core, source, [{ ...article, text }]);
  await takeIn(core, source.id, changes, () => text);
  return true;
};

/** Notes what came of it on the story as it stands now, pictures that came meanwhile and all. */
const writeMark = async (
  core: Core,
  { source, row }: Wanted,
  marked: (now: ArticleRow, body: ArticleBody) => ArticleRow,
): Promise<void> => {
  const changes = await source.change(row.id, (now, body) =>
    now.hash === row.hash ? { row: marked(now, body), body } : null,
  );
  if (changes.updated.length === 0) return;
  core.headlines.put(source, changes.updated);
  core.teller.tell('articles.changed', { ...changes, sourceIds: [source.id] });
};

const picturesThere = (body: ArticleBody): 'complete' | 'text' =>
  body.pictures.every((picture) => picture.id !== null) ? 'complete' : 'text';

/** Answers whether the story has the text of its page now. */
const keepVerdict = async (core: Core, wanted: Wanted, verdict: PageVerdict): Promise<boolean> => {
  if (verdict.state === 'fetched') return writeFetched(core, wanted, verdict.prepared);
  if (verdict.state === 'page') throw new Error('a story was read as a lone page');
  const { state } = verdict;
  const saysAll = verdict.state === 'feed' && verdict.whole;
  await writeMark(core, wanted, (now, body) => ({
    ...now,
    completeness: saysAll && now.completeness === 'summary' ? picturesThere(body) : now.completeness,
    // A text that was fetched once is not given up because the page is closed today.
    fullText: markOf(now, now.fullText?.state === 'fetched' ? 'fetched' : state),
  }));
  return false;
};

const forGood = new Set(['gone', 'bad-address', 'private-address', 'too-large', 'redirect-refused']);

/** Notes the failure on the story. Failures of this machine's network leave no trace: they are no fault of the page. */
const keepFailure = async (core: Core, wanted: Wanted, error: unknown): Promise<void> => {
  if (!(error instanceof Failure)) throw error;
  core.ports.log('info', 'page.failed', { link: wanted.link.split('?')[0], error: error.message });
  if (notThePages.has(error.code)) return;
  const waitMs = Number(error.params['retryAfterSeconds'] ?? 0) * 1_000;
  await writeMark(core, wanted, (now) => ({
    ...now,
    fullText:
      now.fullText?.state === 'fetched'
        ? markOf(now, 'fetched')
        : failedMark(now, core.ports.clock.now(), forGood.has(error.code), waitMs),
  }));
};

type Tally = { -readonly [K in keyof CompletedStories]: CompletedStories[K] };

const completeOne = async (core: Core, wanted: Wanted, tally: Tally, signal: AbortSignal): Promise<string | null> => {
  const busy = underWayIn(core.store);
  const { id } = wanted.row;
  if (busy.has(id)) return null;
  busy.add(id);
  try {
    return await askFor(core, wanted, tally, signal);
  } finally {
    busy.delete(id);
  }
};

const askFor = async (core: Core, wanted: Wanted, tally: Tally, signal: AbortSignal): Promise<string | null> => {
  const body = await wanted.source.body(wanted.row.id);
  if (body === null) return null;
  tally.asked += 1;
  try {
    const verdict = await askPage(core, wanted, body, signal);
    if (verdict.state === 'paywall') tally.paywalls += 1;
    if (!(await keepVerdict(core, wanted, verdict))) return null;
    tally.fetched += 1;
    return wanted.row.id;
  } catch (error) {
    if (!signal.aborted) tally.failed += 1;
    await keepFailure(core, wanted, error);
    if (error instanceof Failure && error.code === 'throttled') throw error;
    return null;
  }
};

/** The stories in as many rows as there are lanes, each host in at most two of them. */
const inLanes = (wanted: readonly Wanted[]): readonly (readonly Wanted[])[] =>
  [...Map.groupBy(wanted, ({ link }) => (URL.canParse(link) ? new URL(link).host : ''))].flatMap(([, list]) =>
    Array.from({ length: lanesPerHost }, (_, lane) =>
      list.slice(0, pagesPerHost).filter((_story, index) => index % lanesPerHost === lane),
    ).filter((lane) => lane.length > 0),
  );

/**
 * Asks for the pages of those of these stories that want one, keeps what they say and the pictures that come with it. A story keeps its id,
 * headline, arrival and status; search and rails hear of its new text. A page that fails is noted on its story and never stops the others;
 * cancelled, what came stays. Rejects with `offline` when the reader works offline.
 */
export const completeArticles = async (
  core: Core,
  ids: readonly string[],
  handle: JobHandle,
  retry: Retry = 'due',
): Promise<CompletedStories> => {
  const { settings } = core.store.paper.data;
  const wanted = await wantedOf(core, ids, retry);
  const tally: Tally = { asked: 0, fetched: 0, paywalls: 0, failed: 0, cancelled: false };
  if (wanted.length === 0) return tally;
  if (settings.workOffline) throw new Failure('offline', {});
  const fetched: string[] = [];
  const queue = inLanes(wanted)[Symbol.iterator]();
  const total = wanted.length;
  const runLanes = async (): Promise<void> => {
    for (const lane of queue) {
      for (const story of lane) {
        if (handle.signal.aborted) return;
        handle.progress(tally.asked, total, story.row.title);
        try {
          const id = await completeOne(core, story, tally, handle.signal);
          if (id !== null) fetched.push(id);
        } catch (error) {
          // Asked to wait: the rest of this lane waits for the next time.
          if (error instanceof Failure && error.code === 'throttled') break;
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLanes));
  if (settings.keepPictures && fetched.length > 0 && !handle.signal.aborted) await keepPictures(core, fetched, handle);
  return { ...tally, cancelled: handle.signal.aborted };
};
