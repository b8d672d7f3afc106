/** A reader's day on the command line, each command a process of its own over one library. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListedHeadline, Source } from '../../../electron/contract/models.ts';
import { startPages } from '../../support/feed-server.ts';
import type { LoopbackServer } from '../../support/feed-server.ts';
import { episodeTitle, startPodcastSite } from '../../support/podcast-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TemporaryFolder } from '../../support/temporary-folder.ts';
import { broadsheet } from './command-line.ts';
import type { Ended } from './command-line.ts';

const titles = ['Ferry crews meet managers', 'Bread on the quay', 'Union rejects the timetable'];
const texts = [
  'Crews and managers of the night ferry met in the harbour hall for the first time since the winter.',
  'A bakery on the quay gave bread to those who waited, and the mayor came by on a bicycle at noon.',
  'The union says the timetable leaves no rest between two crossings; the owners point to the weather.',
];
const item = (number: number): string =>
  `<item><guid>s${number}</guid><title>${titles[number - 1] ?? ''}</title><pubDate>Mon, 0${number} Jun 2026 10:00:00 GMT</pubDate>
  <description>${texts[number - 1] ?? ''}</description></item>`;
const feed = (...numbers: number[]): string =>
  `<rss version="2.0"><channel><title>Harbour News</title><link>http://example.test/</link>${numbers.map(item).join('')}</channel></rss>`;

let folder: TemporaryFolder;
let server: LoopbackServer;
const pages: Record<string, { body: string }> = {};
const at = (name: string): string => path.join(folder.path, name);
const run = (...args: string[]): Promise<Ended> => broadsheet([...args, '--json'], { library: at('library') });
const forPeople = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await broadsheet(args, { library: at('library') });
  expect([code, err], args.join(' ')).toEqual([0, '']);
  return out;
};
const headlines = async (...args: string[]): Promise<readonly ListedHeadline[]> =>
  (await run('headlines', ...args)).answers as ListedHeadline[];

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startPages(pages);
  pages['/'] = { body: '<head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>' };
  pages['/feed.xml'] = { body: feed(1, 2) };
});
afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

describe('a library on the command line', () => {
  it('starts without sample stories', async () => {
    expect((await run('headlines')).answers).toEqual([]);
    expect((await run('check')).answers).toMatchObject([{ articles: 0, problems: [] }]);
  });

  it('add subscribes to the feed of a site, in a section that is made', async () => {
    const { code, answers, err } = await run('add', server.url, '--section', 'World / Coast');
    expect([code, err]).toEqual([0, '']);
    expect(answers).toMatchObject([{ kind: 'feed', title: 'Harbour News', address: `${server.url}/feed.xml` }]);
    expect((await run('sections')).answers).toMatchObject([{ path: ['World'] }, { path: ['World', 'Coast'] }]);
    const again = await run('add', `${server.url}/feed.xml`);
    expect([again.code, again.answers]).toEqual([1, []]);
    expect(JSON.parse(again.err)).toMatchObject({ error: { code: 'already-subscribed' } });
  });

  it('add names what is wrong with an address', async () => {
    const codes = await Promise.all(
      [
        ['add', '--library', at('other'), `${server.url}/none`],
        ['add', '--library', at('another'), 'http://127.0.0.1:1/'],
      ].map(async (args) => {
        const { code, err } = await broadsheet([...args, '--json']);
        return [code, (JSON.parse(err) as { error: { code: string } }).error.code];
      }),
    );
    expect(codes).toEqual([
      [1, 'http-status'],
      [1, 'connection-refused'],
    ]);
  });

  it('refresh brings what is new', async () => {
    await run('refresh');
    pages['/feed.xml'] = { body: feed(1, 2, 3) };
    const { code, answers } = await run('refresh', '--section', 'world/coast');
    expect([code, answers]).toMatchObject([0, [{ sources: 1, newArticles: 1, failed: 0 }]]);
    expect((await headlines('--section', 'World')).map(({ title }) => title)).toEqual(titles.toReversed());
    const nowhere = await run('refresh', '--section', 'Nowhere');
    expect(JSON.parse(nowhere.err)).toMatchObject({ error: { code: 'section-not-found' } });
  });

  it('show, rails, edition and search show stories, to programs and to people', async () => {
    const [first] = await headlines();
    const id = first?.id ?? '';
    expect((await run('show', id)).answers).toMatchObject([{ article: { id }, sectionTitles: ['World', 'Coast'] }]);
    expect((await run('rails', id)).answers[0]).toHaveProperty('related');
    expect((await run('edition')).answers[0]).toHaveProperty('lead');
    expect((await run('search', 'night', 'ferry')).answers).toHaveLength(1);
    expect((await run('search', 'the', '--limit', '2')).answers).toHaveLength(2);
    expect(await forPeople('show', id)).toContain('World › Coast · Harbour News\n\nUnion rejects the timetable');
    expect(await forPeople('rails', id)).toMatch(/^Latest news\n.*Bread on the quay/);
    expect(await forPeople('edition')).toMatch(/Union rejects/);
    const editions = (await run('edition', '--list')).answers as readonly { readonly id: string }[];
    expect((await run('edition', editions[0]?.id ?? '')).answers).toMatchObject([{ id: editions[0]?.id }]);
    expect(await forPeople('edition', '--new')).toMatch(/laid out by hand/);
    expect(await forPeople('edition', '--list')).toMatch(/laid out by hand.*\n.*edition/);
    expect(await forPeople('search', 'bicycle')).toMatch(/Bread on the quay/);
    expect(await forPeople('headlines')).toMatch(/Bread on the quay {2}\(Harbour News\)/);
    expect(await forPeople('sections')).toMatch(/^World.*\n {2}Coast/);
    expect(await forPeople('sources')).toMatch(/Harbour News {2}World \/ Coast/);
    expect(await forPeople('refresh')).toMatch(/^0 new/);
    expect(await forPeople('check')).toMatch(/Everything is in order/);
    const missing = await run('show', 'nothing');
    expect([missing.code, JSON.parse(missing.err)]).toMatchObject([1, { error: { code: 'article-not-found' } }]);
  });

  it('mark changes what lists show', async () => {
    const ids = (await headlines()).map(({ id }) => id);
    expect((await run('mark', ids[0] ?? '', ids[1] ?? '', '--read', '--star')).answers).toMatchObject([
      { changes: [{ status: { read: true, starred: true } }, {}] },
    ]);
    expect((await headlines('--unread')).map(({ id }) => id)).toEqual([ids[2]]);
    await run('mark', ids[0] ?? '', '--save', '--unread');
    expect((await headlines('--saved')).map(({ id }) => id)).toContain(ids[0]);
    expect(await headlines('--limit', '1')).toHaveLength(1);
    expect((await run('headlines', '--rail', 'latest')).code).toBe(0);
    expect((await run('headlines', '--rail', 'nonsense')).code).toBe(2);
    expect((await run('headlines', '--rail', 'latest', '--saved')).code).toBe(2);
  });

  it('import takes files and folders in, with a line for each', async () => {
    await mkdir(at('papers/inner'), { recursive: true });
    await writeFile(at('papers/a.txt'), 'First note\n\nSome words about the first note and nothing else.');
    await writeFile(at('papers/inner/b.md'), '# Second note\n\nSome words about the second note.');
    const { code, answers } = await run('import', at('papers'), at('gone.txt'), '--section', 'Notes');
    expect(answers.map((line) => (line as { outcome: string }).outcome).toSorted()).toEqual([
      'added',
      'added',
      'failed',
    ]);
    expect(code).toBe(1);
    expect((await headlines('--section', 'Notes')).map(({ title }) => title).toSorted()).toEqual([
      'First note',
      'Second note',
    ]);
    expect((await run('import', at('papers/a.txt'))).answers).toMatchObject([{ outcome: 'already-there' }]);
  });

  it('add watches a folder', async () => {
    await mkdir(at('watched'));
    const { code, answers } = await run('add', at('watched'));
    expect([code, answers]).toMatchObject([0, [{ kind: 'folder' }]]);
  });

  it('opml goes out and in again', async () => {
    expect((await run('opml', 'export', at('list.opml'))).answers).toMatchObject([{ file: at('list.opml') }]);
    const text = await readFile(at('list.opml'), 'utf8');
    expect(text).toContain(`${server.url}/feed.xml`);
    const standard = await broadsheet(['opml', 'export', '-'], { library: at('library') });
    expect(standard.out).toBe(text);
    const into = await broadsheet(['opml', 'import', '-', '--library', at('copy'), '--json'], { input: text });
    expect(into.answers).toMatchObject([{ outcome: 'subscribed' }]);
    const again = await broadsheet(['--library', at('copy'), 'opml', 'export', '-']);
    expect(again.out).toContain(`${server.url}/feed.xml`);
    const missing = await run('opml', 'import', at('gone.opml'));
    expect([missing.code, JSON.parse(missing.err)]).toMatchObject([1, { error: { code: 'file-not-found' } }]);
    const nowhere = await run('opml', 'export', at('no/such/folder.opml'));
    expect(nowhere.code).toBe(1);
  });

  it('export writes stories in the form that the file’s name asks for', async () => {
    for (const [name, start] of [
      ['paper.epub', 'PK'],
      ['paper.html', '<!doctype html>'],
      ['paper.md', '# The '],
    ] as const) {
      expect((await run('export', at(name), '--edition')).answers).toMatchObject([{ file: at(name) }]);
      expect((await readFile(at(name))).toString('latin1').slice(0, start.length)).toBe(start);
    }
    expect((await run('export', at('paper.odt'))).code).toBe(2);
    expect((await run('export', at('paper.epub'), '--edition', '--saved')).code).toBe(2);
  });

  it('trip fetches what unread stories lack and says what is inside', async () => {
    expect(await forPeople('trip', '--megabytes', '5')).toMatch(
      /^\d+ of \d+ stories whole .*: all that was chosen is here\n$/,
    );
    expect((await run('trip', '--go-on')).err).toContain('job-not-found');
    expect((await run('trip', '--go-on', '--hours', '1')).code).toBe(2);
  });

  it('doctor and activity say what failed, to programs and to people', async () => {
    const address = `${server.url}/feed.xml`;
    const before = pages['/feed.xml'];
    pages['/feed.xml'] = { body: 'no feed at all' };
    await run('refresh');
    expect((await run('doctor', address)).answers).toMatchObject([
      { address, state: 'failing', failure: { error: { code: 'not-a-feed' }, times: 1 } },
    ]);
    const told = await forPeople('doctor');
    expect(told).toContain('failing  Harbour News');
    expect(told).toContain('This is not a feed. Since ');
    expect((await run('activity', '--source', address, '--failed')).answers).toMatchObject([
      { kind: 'feed', address, status: 200, outcome: 'not-a-feed' },
    ]);
    expect((await forPeople('activity', '--limit', '1')).trim().split('\n')).toHaveLength(1);
    expect(await forPeople('activity')).toContain('discovery');
    expect((await run('doctor', 'nobody')).code).toBe(1);
    if (before !== undefined) pages['/feed.xml'] = before;
  });

  it('filters are tried, added, listed, switched and removed', async () => {
    expect(await forPeople('filters')).toBe('There are no filters.\n');
    const [trial] = (await run('filters', 'try', 'crew*', 'bakery', '--in', 'any')).answers as { matched: number }[];
    expect(trial?.matched).toBeGreaterThan(1);
    const before = (await headlines()).length;
    const [added] = (await run('filters', 'add', 'crew*', '--section', 'World', '--hide', '--tag', 'work')).answers as {
      id: string;
      hidden: number;
    }[];
    expect((await headlines()).length).toBe(before - (added?.hidden ?? 0));
    expect(await forPeople('filters')).toMatch(/crew\* {2}section \S+: hide, tag work {2}\d+ stories/);
    const off = await run('filters', 'off', added?.id ?? '');
    expect(off.answers).toMatchObject([{ enabled: false, hidden: 0 }]);
    expect((await headlines()).length).toBe(before);
    expect((await run('filters', 'move', added?.id ?? '', '1')).code).toBe(0);
    expect(await forPeople('filters', 'remove', added?.id ?? '')).toBe('removed crew*\n');
    expect((await run('filters', 'add', 'crew')).answers).toEqual([]);
    expect((await run('filters', 'add', '(', '--pattern', '--hide')).err).toContain('filter-pattern');
    expect((await run('filters', 'off', 'none')).err).toContain('filter-not-found');
    for (const wrong of [['add'], ['add', 'a', '--phrase', '--pattern'], ['add', 'a', '--in', 'b'], ['sing']]) {
      expect((await run('filters', ...wrong)).code, wrong.join(' ')).toBe(2);
    }
  });

  it('remove takes a source away by address, and keeps what was saved', async () => {
    const sources = (await run('sources')).answers as Source[];
    expect(sources.map(({ kind }) => kind)).toContain('folder');
    expect((await run('remove', `${server.url}/feed.xml`)).code).toBe(0);
    expect(((await run('sources')).answers as Source[]).map(({ address }) => address)).not.toContain(
      `${server.url}/feed.xml`,
    );
    expect((await headlines('--saved')).map(({ title }) => title)).toContain('Union rejects the timetable');
    const again = await run('remove', `${server.url}/feed.xml`);
    expect(JSON.parse(again.err)).toMatchObject({ error: { code: 'source-not-found' } });
  });

  it('download brings the sound of a story, and takes it away again', async () => {
    await using site = await startPodcastSite(2);
    await run('add', site.feedUrl);
    const id = (await headlines()).find(({ title }) => title === episodeTitle)?.id ?? '';
    expect((await run('download', id)).answers).toMatchObject([{ state: 'here', type: 'audio/wav' }]);
    expect(await forPeople('download', id, '--remove')).toMatch(/^absent /);
  });
});
