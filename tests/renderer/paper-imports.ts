/** Imports into the made-up paper, as a reader drops files: what its library answers, and the pages as they then stand. */
import type { Locator, Page } from 'playwright';
import type { BookmarkedFeeds } from '../../electron/contract/lists.ts';
import type { ImportLine } from '../../electron/contract/models.ts';
import { wordImport } from '../../renderer/words/jobs.ts';
import type { PaperHost } from './paper-host.ts';

const line = (name: string, outcome: ImportLine['outcome'], more: Partial<ImportLine> = {}): ImportLine => ({
  name,
  outcome,
  articleIds: [],
  sourceId: null,
  error: null,
  ...more,
});

/** Every outcome a list can have. */
export const importedLines: readonly ImportLine[] = [
  line('Lantern News', 'subscribed', { sourceId: 'lantern' }),
  line('Ledger & Loom', 'unreachable', { sourceId: 'ledger', error: { code: 'timed-out', params: {} } }),
  line('Circuit Yard', 'not-a-feed', { sourceId: 'circuit', error: { code: 'not-a-feed', params: {} } }),
  line('Printer in the cellar', 'unreachable', { sourceId: 'cellar', error: { code: 'private-address', params: {} } }),
  line('Quay Courier', 'already-there', { sourceId: 'quay' }),
  line('Half a line', 'failed', { error: { code: 'bad-address', params: {} } }),
];

const bookmarked: BookmarkedFeeds = {
  looked: 214,
  unreachable: 3,
  cancelled: false,
  pages: [
    {
      title: 'The Mill Road Review',
      address: 'https://mill.example/',
      path: ['Reading', 'Long pieces'],
      feeds: [
        { url: 'https://mill.example/feed.xml', title: 'The Mill Road Review', type: 'rss', subscribedAs: null },
        { url: 'https://mill.example/notes.xml', title: 'Short notes', type: 'atom', subscribedAs: null },
      ],
    },
    {
      title: 'The Quay Courier',
      address: 'https://quay.example/',
      path: [],
      feeds: [{ url: 'https://quay.example/feed.xml', title: null, type: 'rss', subscribedAs: 'quay' }],
    },
  ],
};

const drop = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add', exact: true }).waitFor();
  const files = await page.evaluateHandle((file) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['<x/>'], file));
    return transfer;
  }, name);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
};

/** A list comes in, one with a line of every outcome unless others are given. Answers the dialog with its result. */
export const importList = async (page: Page, host: PaperHost, lines = importedLines): Promise<Locator> => {
  host.answer('opml.import', lines);
  await drop(page, 'mine.opml');
  const result = page.getByRole('dialog', { name: wordImport(lines) });
  await result.waitFor();
  return result;
};

/** A browser's bookmarks, which wait for the reader's choice. */
export const importBookmarks = async (page: Page, host: PaperHost): Promise<void> => {
  host.answer('files.import', [line('bookmarks.html', 'undecided', { held: 'held-1' })]);
  host.answer('bookmarks.feeds', bookmarked);
  host.answer('bookmarks.keep', [line('bookmarks.html', 'added', { articleIds: ['pamphlet'], sourceId: 'files' })]);
  await drop(page, 'bookmarks.html');
  await page.getByRole('dialog', { name: '1 waiting for your choice.' }).waitFor();
};
