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
  if (row.completeness === 'complete') return 0;
  const known = counted.get(row);
  if (known !== undefined) return known;
  const body = await (await core.store.source(sourceId)).body(row.id);
  const missing = body === null ? 0 : missingIn(body);
  counted.set(row, missing);
  return missing;
};

/** Counts every story; the bodies of incomplete ones are read once and then known. Other calls get their turn all the time. */
export const offlineState = async (core: Core, online: boolean): Promise<OfflineState> => {
  const count = { complete: 0, text: 0, summary: 0, picturesMissing: 0 };
  const entries = inStoredOrder(core.headlines.newestFirst());
  for (const [index, entry] of entries.entries()) {
    count[entry.row.completeness] += 1;
    count.picturesMissing += await missingOf(core, entry);
    if (index % atATime === atATime - 1) await turn();
  }
  return { online, stories: entries.length, ...count, bytes: await core.store.size() };
};
