/** Small articles and stores for the tests of this folder. */
import type { Status } from '../../../electron/contract/models.ts';
import type { FileSystem } from '../../../electron/library/store/disk.ts';
import type { ArticleBody, ArticleRow, Notice, Store } from '../../../electron/library/store/model.ts';
import { unreadStatus } from '../../../electron/library/store/model.ts';
import { openStoreOver } from '../../../electron/library/store/open-store.ts';

export const testNow = Date.UTC(2026, 8, 15, 12);

export const status = (part: Partial<Status>): Status => ({ ...unreadStatus, ...part });

export const row = (id: string, part: Partial<ArticleRow> = {}): ArticleRow => ({
  id,
  hash: `hash of ${id}`,
  origin: 'feed',
  sectionId: null,
  title: `Title of ${id}`,
  standfirst: null,
  agency: null,
  byline: null,
  link: null,
  published: null,
  arrived: testNow,
  date: testNow,
  language: 'en',
  direction: 'ltr',
  pictureId: null,
  words: 12,
  completeness: 'text',
  categories: [],
  ...part,
});

export const body = (html: string): ArticleBody => ({
  html,
  dateline: null,
  sectionPath: [],
  authors: [],
  pictures: [],
  enclosures: [],
  printedRails: [],
  fileName: null,
});

/** An article of source `a`, told apart by its number. */
export const article = (number: number, part: Partial<ArticleRow> = {}) => ({
  row: row(`a.${number}`, part),
  body: body(`<p>Text ${number}</p>`),
});

export type Opened = { readonly store: Store; readonly notices: Notice[]; readonly logged: string[] };

export const openTestStore = async (
  folder: string,
  fileSystem?: FileSystem,
  now: () => number = () => testNow,
): Promise<Opened> => {
  const notices: Notice[] = [];
  const logged: string[] = [];
  const clock = { now, sleep: () => Promise.resolve() };
  const log = (level: string, event: string): void => {
    logged.push(`${level} ${event}`);
  };
  const store = await openStoreOver({ folder, clock, log }, fileSystem);
  store.onNotice((notice) => notices.push(notice));
  return { store, notices, logged };
};
