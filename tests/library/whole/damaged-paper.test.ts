import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import { longText, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a library.json that is lost with all its copies takes no source’s stories with it', async () => {
  await using folder = await temporaryFolder();
  await using site = await startNewsSite([{ id: '1', title: 'Fog lifts', html: longText('Fog lifts over the bay.') }]);
  let id = '';
  {
    await using opened = await openTestLibrary(folder.path);
    ({ id } = await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl }));
  }
  await writeFile(path.join(folder.path, 'library.json'), 'not what was written');
  await rm(path.join(folder.path, 'snapshots'), { recursive: true, force: true });
  site.stories = [];
  {
    await using damaged = await openTestLibrary(folder.path);
    expect((await damaged.library.handlers['articles.list']({ kind: 'all' })).total).toBe(0);
  }
  await using again = await openTestLibrary(folder.path);
  expect(await readdir(path.join(folder.path, 'feeds'))).toContain(id);
  await again.library.handlers['feeds.subscribe']({ url: site.feedUrl });
  const { headlines } = await again.library.handlers['articles.list']({ kind: 'all' });
  expect(headlines.map((headline) => headline.title)).toEqual(['Fog lifts']);
});
