/** The day's paper out of a whole library, and back into another one. */
import { storiesOf } from '../../../electron/contract/edition.ts';
import { describe, expect, it } from 'vitest';
import { checkEpub } from '../../support/epub-check.ts';
import { checkXml } from '../../support/xml-check.ts';
import { openTestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bytesOf = (file: { readonly bytes: string }): Buffer => Buffer.from(file.bytes, 'base64');

describe('the day’s paper', () => {
  it('is an EPUB with every story of the edition once, by section, with pictures, which another library takes in whole', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { samples: true });
    await using copy = await openTestLibrary(other.path);
    await opened.library.settled();
    const { handlers } = opened.library;
    const edition = await handlers['edition.get']({});
    const titles = storiesOf(edition).map((story) => story.title);
    const file = await handlers['articles.export']({ edition: 'paper', format: 'epub' });
    expect(file.name).toBe('The Sunday Broadsheet 22 November 2026.epub');
    const { problems, files, spine } = checkEpub(bytesOf(file));
    expect(problems).toEqual([]);
    expect(spine).toHaveLength(titles.length + 2);
    expect(Object.keys(files).filter((name) => /picture-\d+\./.test(name)).length).toBeGreaterThan(5);
    const nav = checkXml(Buffer.from(files['paper/nav.xhtml'] ?? []).toString()).text;
    for (const { title } of edition.blocks) expect(nav).toContain(title);

    const [line] = await copy.library.handlers['files.import']({ files: [file] });
    expect(line).toMatchObject({ outcome: 'added', error: null });
    const { headlines } = await copy.library.handlers['articles.list']({ kind: 'files', limit: 100 });
    expect(headlines.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
    expect(headlines.find(({ title }) => title === titles[0])).toMatchObject({
      standfirst: edition.lead?.headline?.standfirst,
      byline: edition.lead?.headline?.byline,
      completeness: 'complete',
    });
    const again = await copy.library.handlers['files.import']({ files: [file] });
    expect(again).toMatchObject([{ outcome: 'already-there' }]);
  });

  it('has a front page to print, alone and before its stories', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { samples: true });
    await opened.library.settled();
    const out = opened.library.handlers['articles.export'];
    const front = bytesOf(await out({ edition: 'front-page', format: 'html' })).toString();
    expect(front).toContain('The Sunday Broadsheet');
    expect(front).not.toContain('<article');
    const whole = bytesOf(await out({ edition: 'paper', format: 'html' })).toString();
    for (const [, anchor] of whole.matchAll(/href="#([^"]+)"/g)) expect(whole).toContain(`<article id="${anchor}"`);
    expect(whole.match(/<article /g)?.length).toBeGreaterThan(10);
    await expect(out({ edition: 'front-page', format: 'epub' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('without a story is refused', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    await expect(
      opened.library.handlers['articles.export']({ edition: 'paper', format: 'html' }),
    ).rejects.toMatchObject({ code: 'article-not-found' });
  });
});
