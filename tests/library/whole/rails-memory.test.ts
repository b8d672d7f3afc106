/** The rails' memory from one start to the next: derived, so nothing wrong with its file stops anything. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ferryStrike, startFeeds } from '../../support/one-story.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const fill = async ({ library }: TestLibrary, url: string): Promise<void> => {
  for (const name of Object.keys(ferryStrike)) await library.handlers['feeds.subscribe']({ url: `${url}/${name}.xml` });
  await library.settled();
};
/** How many tell the ferry's story, after everything has been brought in step. */
const tellers = async ({ library }: TestLibrary): Promise<number> => {
  await library.settled();
  const { headlines } = await library.handlers['articles.list']({ kind: 'all' });
  return headlines.find((each) => each.title.startsWith('Aldane Line'))?.coverage ?? 0;
};

describe('rails.state', () => {
  it.each([
    ['as it was left', async () => undefined],
    ['taken away', (file: string) => rm(file)],
    ['emptied', (file: string) => writeFile(file, '')],
    ['of other bytes', (file: string) => writeFile(file, Buffer.alloc(3_000, 7))],
    ['cut in the middle', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, 900))],
  ] as const)('%s: the next start knows the same stories', async (_, change) => {
    await using folder = await temporaryFolder();
    const server = await startFeeds(ferryStrike);
    const file = path.join(folder.path, 'rails.state');
    try {
      {
        await using opened = await openTestLibrary(folder.path);
        await fill(opened, server.url);
        expect(await tellers(opened)).toBe(4);
      }
      expect((await stat(file)).size).toBeGreaterThan(1_000);
      await change(file);
      await using again = await openTestLibrary(folder.path);
      expect(await tellers(again)).toBe(4);
      expect(again.log.filter(([level]) => level === 'error')).toEqual([]);
      expect((await again.library.handlers['library.check']()).problems).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
