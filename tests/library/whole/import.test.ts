/** Files of reading services come in with what they know: tags, times, read states; their addresses become stories when the reader asks. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import { startSummarySite, summaryStory } from '../../support/summary-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const fileOf = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8').toString('base64') });

describe('the export of a reading service', () => {
  it('keeps its tags, times, stars and read states, and never touches the reader’s own marks', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const file = fileOf(
      'wallabag.json',
      JSON.stringify([
        {
          title: 'Boats',
          url: 'https://a.example/1',
          content: '<p>They swim.</p>',
          is_archived: 1,
          is_starred: 1,
          tags: ['sea'],
        },
        { title: 'Plums', url: 'https://a.example/2', content: '<p>They hang.</p>', is_archived: 0, tags: [] },
      ]),
    );
    const [line] = await handlers['files.import']({ files: [file] });
    const [boats = '', plums = ''] = line?.articleIds ?? [];
    const statusOf = async (id: string) => (await handlers['articles.get']({ id })).status;
    expect(await statusOf(boats)).toMatchObject({ read: true, starred: true });
    expect(await statusOf(plums)).toMatchObject({ read: false, starred: false });
    expect((await handlers['articles.get']({ id: boats })).article.categories).toEqual(['sea']);
    await handlers['articles.mark']({ ids: [boats], read: false, starred: false });
    expect(await handlers['files.import']({ files: [file] })).toMatchObject([{ outcome: 'already-there' }]);
    expect(await statusOf(boats)).toMatchObject({ read: false, starred: false });
  });

  it('says of a bare address that its story is not here, asks for it only when the reader does, and never in a private network', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite([summaryStory('0', 'Channel moves')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const file = fileOf(
      'pocket.csv',
      `title,url,time_added,tags,status\nChannel moves,${site.pageOf('0')},1178180700,sea,unread\n`,
    );
    const [line] = await handlers['files.import']({ files: [file] });
    const [id = ''] = line?.articleIds ?? [];
    expect((await handlers['articles.get']({ id })).article.completeness).toBe('summary');
    expect(site.requests).toEqual([]);
    expect(await handlers['articles.complete']({ ids: [id] })).toMatchObject({ asked: 1, failed: 1 });
    expect((await handlers['articles.get']({ id })).article).toMatchObject({
      categories: ['sea'],
      fullTextState: 'failed',
    });
    expect(site.requests).toEqual([]);
  });
});

describe('an archive', () => {
  it('has a line of its own for each file in it that could not be read', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const zip = zipSync({
      'a.txt': strToU8('Low water\n\nThe boats lie in the mud.'),
      'plan.xlsx': zipSync({ '[Content_Types].xml': strToU8('<Types/>') }),
    });
    const lines = await opened.library.handlers['files.import']({
      files: [{ name: 'all.zip', bytes: Buffer.from(zip).toString('base64') }],
    });
    expect(lines).toMatchObject([
      { name: 'all.zip', outcome: 'added', error: null },
      { name: 'plan.xlsx', outcome: 'failed', error: { code: 'file-kind-unknown' } },
    ]);
  });
});
