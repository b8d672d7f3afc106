/** Builds the library that is measured, and opens it in a process of its own. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../../electron/library/store/model.ts';
import { openStore } from '../../../electron/library/store/store.ts';
import { benchArticle } from './articles.ts';

const day = 86_400_000;
/** The last arrival; articles came over the ninety days before it. */
export const benchNow = Date.UTC(2026, 8, 30, 12);

export const openBenchStore = (folder: string): Promise<Store> =>
  openStore({
    folder,
    clock: { now: () => benchNow, sleep: () => Promise.resolve() },
    log: (level, event, details) => {
      if (level === 'warn' || level === 'error') console.error(level, event, details);
    },
  });

export const feedName = (number: number): string => `feed-${number}`;

/** Runs `work` for each item, at most `width` at a time. */
export const atOnce = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};

const articlesPerRefresh = 10;

export const buildLibrary = async (folder: string, articles: number, feeds: number): Promise<void> => {
  const store = await openBenchStore(folder);
  const each = Math.ceil(articles / feeds);
  const names = Array.from({ length: feeds }, (_, index) => feedName(index));
  await store.paper.update((paper) => ({
    ...paper,
    sources: names.map((id) => ({ ...paper.sources[0]!, id, kind: 'feed', title: id })),
  }));
  await atOnce(names, 16, async (name) => {
    const source = await store.source(name);
    for (let start = 0; start < each; start += articlesPerRefresh) {
      const numbers = Array.from({ length: Math.min(articlesPerRefresh, each - start) }, (_, index) => start + index);
      const arrived = benchNow - Math.floor((1 - start / each) * 90 * day);
      await source.put({ articles: numbers.map((number) => benchArticle(name, number, arrived)) });
    }
  });
  await store.close();
};

export type Opened = { readonly ms: number; readonly openMs: number; readonly megabytes: number };

/** From the start of `openStore` to the newest 200 headlines of all sources, in a fresh process. */
export const openInProcess = (folder: string): Opened => {
  const program = fileURLToPath(new URL('open.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [program, folder], { encoding: 'utf8' })) as Opened;
};
