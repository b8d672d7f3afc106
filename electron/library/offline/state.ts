/** Public file: what can be read without a network, exactly. */
import { setImmediate as turn } from 'node:timers/promises';
import type { OfflineState } from '../../contract/models.ts';
import type { HeadlineEntry } from '../articles/headlines.ts';
import type { Core } from '../core.ts';
import type { ArticleBody, ArticleRow } from '../store/model.ts';

/** Pictures a story lacks, by its row: a row that changes is another row, and is counted anew. */
const counted = new WeakMap<ArticleRow, number>();

const atATime = 50;

/** Pictures that the story names and the library does not have. */
export const missingIn = (body: ArticleBody): number => body.pictures.filter((picture) => picture.id === null).length;

/** Source by source and in order of arrival, so that each file of bodies is opened once. */
export const inStoredOrder = (entries: readonly HeadlineEntry[]): readonly HeadlineEntry[] =>
  entries.toSorted((a, b) =>
    a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : a.row.arrived - b.row.arrived,
  );

const missingOf = async (core: Core, { sourceId, row }: HeadlineEntry): Promise<number> => {
  // A summary lacks its text; its pictures are asked for with it.
  if (row.completeness !== 'text') return 0;
  const known = counted.get(row);
  if (known !== undefined) return known;
  const body = await (await core.store.source(sourceId)).body(row.id);
  const missing = body === null ? 0 : missingIn(body);
  counted.set(row, missing);
  return missing;
};

/** Libraries whose uncounted stories are being counted. */
const counting = new WeakSet<Core>();

/**
 * Pictures that are missing, at once: exact for every story that was counted, one for a story with pictures missing that was not. Those are
 * counted behind the scenes, and `paper.changed` tells when all are.
 */
export const picturesMissingNow = (core: Core): number => {
  let missing = 0;
  const uncounted: HeadlineEntry[] = [];
  for (const entry of core.headlines.newestFirst()) {
    if (entry.row.completeness !== 'text') continue;
    const known = counted.get(entry.row);
    if (known === undefined) uncounted.push(entry);
    missing += known ?? 1;
  }
  if (uncounted.length > 0 && !counting.has(core)) {
    counting.add(core);
    void countAll(core, uncounted);
  }
  return missing;
};

const countAll = async (core: Core, entries: readonly HeadlineEntry[]): Promise<void> => {
  try {
    for (const [index, entry] of inStoredOrder(entries).entries()) {
      await missingOf(core, entry);
      if (index % atATime === atATime - 1) await turn();
    }
    core.teller.tell('paper.changed', {});
  } catch (error) {
    // A source that was taken away or a library that closes; the next question counts again.
    core.ports.log('info', 'offline.count', { error: String(error) });
  } finally {
    counting.delete(core);
  }
};

/** Pieces of sound and film that are all here. */
export const mediaHere = (core: Core): number =>
  core.store.mediaFile.data.entries.filter(({ mediaId }) => mediaId !== null).length;

/** Counts every story; the bodies of incomplete ones are read once and then known. Other calls get their turn all the time. */
export const offlineState = async (core: Core, online: boolean): Promise<OfflineState> => {
  const count = { complete: 0, text: 0, summary: 0, picturesMissing: 0 };
  const entries = inStoredOrder(core.headlines.newestFirst());
  for (const [index, entry] of entries.entries()) {
    count[entry.row.completeness] += 1;
    count.picturesMissing += await missingOf(core, entry);
    if (index % atATime === atATime - 1) await turn();
  }
  return { online, stories: entries.length, ...count, media: mediaHere(core), bytes: await core.store.size() };
};
