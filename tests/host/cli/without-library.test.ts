/** Commands that need no library: usage, parse, extract, sanitise, discover, date. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TemporaryFolder } from '../../support/temporary-folder.ts';
import { broadsheet } from './command-line.ts';

let folder: TemporaryFolder;
const at = (name: string): string => path.join(folder.path, name);
const errorLine = (err: string): unknown => JSON.parse(err.trim());

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

describe('usage', () => {
  it('is wrong without a command, with an unknown one, an unknown option, a missing or a superfluous word', async () => {
    for (const args of [
      [],
      ['nonsense'],
      ['date', '--nope'],
      ['show'],
      ['sections', 'x'],
      ['headlines', '--limit', 'x'],
    ]) {
      const { code, out, err } = await broadsheet(args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).toMatch(/^broadsheet: .+\nusage: broadsheet/);
    }
  });

  it('is one JSON line on standard error with --json', async () => {
    for (const args of [['--json'], ['nonsense', '--json'], ['--json', 'parse'], ['mark', 'x', '--json']]) {
      const { code, err } = await broadsheet(args);
      expect(code).toBe(2);
      expect(errorLine(err)).toMatchObject({ error: { code: 'wrong-usage', message: expect.any(String) } });
    }
  });

  it('is told on request', async () => {
    const all = await broadsheet(['help']);
    expect([all.code, all.err]).toEqual([0, '']);
    for (const name of ['parse', 'opml', 'serve', 'mark']) expect(all.out).toContain(`  ${name}`);
    expect((await broadsheet(['search', '--help'])).out).toContain('usage: broadsheet search QUERY');
  });

  it('contradictions are wrong usage', async () => {
    expect((await broadsheet(['mark', 'x', '--read', '--unread'])).code).toBe(2);
    expect((await broadsheet(['opml', 'burn', 'x'])).code).toBe(2);
    expect((await broadsheet(['serve', '--port', '70000'])).code).toBe(2);
    expect((await broadsheet(['discover', 'x'])).code).toBe(2);
  });
});

const rss = `<rss version="2.0"><channel><title>Quay &amp; Shore</title><link>/</link><item><title>One</title>
  <link>/one</link><pubDate>Mon, 04 May 2026 10:00:00 +0200</pubDate></item></channel></rss>`;

describe('parse', () => {
  it('answers one line for each file, in order, missing and unreadable ones included', async () => {
    await writeFile(at('good.xml'), rss);
    await writeFile(at('bad.xml'), 'not a feed at all');
    await writeFile(at('empty.xml'), '');
    await mkdir(at('folder.xml'));
    const files = ['good.xml', 'missing.xml', 'bad.xml', 'folder.xml', 'empty.xml', 'good.xml'].map(at);
    const { code, answers, err } = await broadsheet(['parse', ...files, '--url', 'http://example.test/feed', '--json']);
    expect(answers.map((answer) => (answer as { file: string }).file)).toEqual(files);
    expect(answers[0]).toMatchObject({
      feed: {
        format: 'rss-2.0',
        title: 'Quay & Shore',
        link: 'http://example.test/',
        entries: [{ title: 'One', link: 'http://example.test/one', published: '2026-05-04T08:00:00Z', content: null }],
      },
    });
    const codes = answers.slice(1, 5).map((answer) => (answer as { error: { code: string } }).error.code);
    expect(codes[0]).toBe('file-not-found');
    expect(codes[2]).toBe('file-unreadable');
    expect(answers[5]).toEqual({ ...(answers[0] as object) });
    expect([code, err]).toEqual([1, '']);
  });

  it('ends with 0 when every file was read, and speaks to people without --json', async () => {
    const { code, out } = await broadsheet(['parse', at('good.xml')]);
    expect(code).toBe(0);
    expect(out).toContain('Quay & Shore (rss-2.0, 1 entries)');
  });

  it('gives up on a document that takes too long, and goes on', async () => {
    // Deep nesting is the worst a reader of XML meets; whatever the answer is, it comes.
    await writeFile(at('deep.xml'), `<rss><channel>${'<a>'.repeat(300_000)}`);
    const { answers } = await broadsheet(['parse', at('deep.xml'), at('good.xml'), '--json']);
    expect(answers).toHaveLength(2);
    expect(answers[1]).toHaveProperty('feed');
  });

  it('takes a file name after -- as it is', async () => {
    const { answers } = await broadsheet(['parse', '--json', '--', '--json']);
    expect(answers).toMatchObject([{ file: '--json', error: { code: 'file-not-found' } }]);
  });
});

describe('extract', () => {
  it('answers a local file as an article', async () => {
    await writeFile(at('story.md'), '# Quay reopens\n\nThe quay reopened on Monday after a year of works.\n');
    const { code, answers } = await broadsheet(['extract', at('story.md'), at('gone.txt'), '--json']);
    expect(code).toBe(1);
    expect(answers[0]).toMatchObject({ file: at('story.md'), article: { title: 'Quay reopens', printedRails: [] } });
    expect(Object.keys((answers[0] as { article: object }).article)).toEqual([
      'title',
      'standfirst',
      'agency',
      'byline',
      'dateline',
      'sectionPath',
      'published',
      'language',
      'direction',
      'text',
      'html',
      'image',
      'printedRails',
    ]);
    expect(answers[1]).toMatchObject({ file: at('gone.txt'), error: { code: 'file-not-found' } });
  });

  it('reads in its thread what is large or unpacks, in the order named, and ends', async () => {
    await writeFile(at('large.txt'), `Tide tables\n\n${'The tide came in before the boats did. '.repeat(8_000)}`);
    await writeFile(at('broken.pdf'), '%PDF-1.4 nothing else');
    const { code, answers } = await broadsheet(['extract', at('large.txt'), at('broken.pdf'), '--json']);
    expect(code).toBe(1);
    expect(answers).toMatchObject([{ article: { title: 'Tide tables' } }, { error: { code: 'file-damaged' } }]);
  });

  it('shows no control characters of a file to a terminal', async () => {
    await writeFile(
      at('bell.txt'),
      'A\u001b[31mred title\n\nSome text with \u0007 bells and \u202eturned words in it.',
    );
    const { out } = await broadsheet(['extract', at('bell.txt')]);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('sanitise', () => {
  it('answers each line while more may come, and names a line that is none', async () => {
    const lines = [
      JSON.stringify({ id: 7, html: '<p onclick="x()">a<script>b()</script></p>' }),
      'not json',
      JSON.stringify({ id: 'b' }),
      JSON.stringify({ id: null, html: '' }),
    ];
    const { code, answers, err } = await broadsheet(['sanitise', '--json'], { input: lines.join('\n') });
    expect(answers).toEqual([
      { id: 7, html: '<p>a</p>' },
      { id: null, html: '' },
    ]);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(code).toBe(1);
  });
});

describe('discover', () => {
  it('finds the feeds that a page names', async () => {
    await writeFile(
      at('page.html'),
      '<head><link rel="alternate" type="application/rss+xml" title="News" href="/f.xml"></head>',
    );
    const { code, answers } = await broadsheet([
      'discover',
      at('page.html'),
      '--url',
      'http://example.test/a/',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(answers).toEqual([{ feeds: [{ url: 'http://example.test/f.xml', title: 'News', type: 'rss' }] }]);
    const missing = await broadsheet(['discover', at('gone.html'), '--url', 'http://example.test/', '--json']);
    expect([missing.code, errorLine(missing.err)]).toMatchObject([1, { error: { code: 'file-not-found' } }]);
  });
});

describe('date', () => {
  it('answers ISO 8601 or null for each line', async () => {
    const input = 'Mon, 04 May 2026 10:00:00 +0200\r\nnever\n\n2026-05-04\n';
    const plain = await broadsheet(['date'], { input });
    expect(plain.out.split('\n').slice(0, 3)).toEqual(['2026-05-04T08:00:00.000Z', 'null', 'null']);
    expect((await broadsheet(['date', '--json'], { input })).answers.slice(0, 2)).toEqual([
      '2026-05-04T08:00:00.000Z',
      null,
    ]);
  });

  it('ends quietly when nobody reads on', async () => {
    const many = 'Mon, 04 May 2026 10:00:00 +0200\n'.repeat(50_000);
    const { spawn } = await import('node:child_process');
    const { fileURLToPath } = await import('node:url');
    const entry = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));
    const child = spawn(process.execPath, [entry, 'date'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(many);
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });
});
