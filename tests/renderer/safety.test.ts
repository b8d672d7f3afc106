/** Hostile stories do nothing in the page, even if the library let them through. No fixed clock here: its script would itself be refused by the frame. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { fileBrowser } from '../support/file-browser.ts';
import { eventually } from './eventually.ts';
import { startHost } from './on-paper.ts';
import { headlines } from './paper-data.ts';
import { viewOf } from './paper-stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await fileBrowser();
});

const ran = 'window.top.ran=1;window.ran=1';

const hostile = `
<script>${ran}</script><img src=x onerror="${ran}"><svg onload="${ran}"><script>${ran}</script></svg>
<a href="javascript:${ran}" id="press">press</a><a href="data:text/html,<script>${ran}</script>" target="_top">data</a>
<iframe srcdoc="<script>${ran}</script>"></iframe><iframe src="https://tracker.example/frame"></iframe>
<object data="https://tracker.example/o"></object><embed src="https://tracker.example/e">
<img src="https://tracker.example/pixel.gif"><img srcset="https://tracker.example/pixel2.gif 2x" src="data:,x">
<style>@import "https://tracker.example/a.css";body{background:url(https://tracker.example/b.png)}</style>
<p style="background:url(https://tracker.example/c.png);position:fixed;inset:0">covered</p>
<link rel="stylesheet" href="https://tracker.example/d.css"><base href="https://tracker.example/">
<meta http-equiv="refresh" content="0;url=https://tracker.example/away"><form action="https://tracker.example/f"><input name=a><button>go</button></form>
<video src="https://tracker.example/v.mp4" poster="https://tracker.example/p.png" autoplay></video><audio src="https://tracker.example/s.mp3" autoplay></audio>
<noscript><p title="</noscript><img src=x onerror=${ran}>"></p></noscript><template><img src=x onerror="${ran}"></template>
<p>The harmless end.</p>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${ran}&gt;"></mglyph></table></mtext></math>`;

const hostileTitle = `<img src=x onerror="${ran}"><b>bold</b>`;

describe('a hostile story', () => {
  it('runs nothing, asks nobody, goes nowhere', async () => {
    await using host = await startHost();
    const plain = headlines[0];
    const view = plain === undefined ? null : viewOf(plain);
    if (view === null || plain === undefined) throw new Error('There is no story to change.');
    host.answer('articles.get', {
      ...view,
      article: {
        ...view.article,
        title: hostileTitle,
        standfirst: hostileTitle,
        byline: hostileTitle,
        html: hostile,
        dateline: hostileTitle,
      },
    });
    host.answer('articles.list', {
      headlines: [{ ...plain, title: hostileTitle, sourceTitle: hostileTitle, standfirst: hostileTitle }],
      next: null,
      total: 1,
      unread: 1,
    });
    const page = await browser.newPage();
    const outside: string[] = [];
    const said: string[] = [];
    const home = new URL(host.address).origin;
    page.on('request', (request) => {
      if (!request.url().startsWith(home)) outside.push(request.url());
    });
    page.on('console', (message) => {
      // Parsing hostile markup aside already names what the page's policy refuses; anything else would be a script that spoke.
      if (!/violates the following Content Security Policy/.test(message.text())) said.push(message.text());
    });
    page.on('dialog', (dialog) => said.push(dialog.message()));
    await page.goto(host.address);
    await page.getByRole('link', { name: /^Latest/ }).click();
    await page.getByRole('option').first().click();
    const inside = page.frameLocator('iframe');
    await inside.getByText('The harmless end.').waitFor();
    for (const link of await inside.locator('a').all()) await link.click({ timeout: 2_000 });
    await page.waitForTimeout(500);

    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(outside).toEqual([]);
    expect(said).toEqual([]);
    expect(host.calls.some((call) => call.name === 'host.openExternal')).toBe(false);
    expect(page.url().startsWith(home)).toBe(true);
    expect(page.frames()).toHaveLength(2);
    expect(await page.getByRole('heading', { level: 1, name: hostileTitle }).count()).toBe(1);
    const left = await inside.locator('body').evaluate((body) => ({
      tags: [...new Set([...body.querySelectorAll('*')].map((element) => element.localName))],
      handlers: [...body.querySelectorAll('*')]
        .flatMap((element) => [...element.attributes].map((attribute) => attribute.name))
        .filter((name) => /^(on|style|srcset|target|class)/.test(name) && name !== 'class'),
    }));
    expect(left.handlers).toEqual([]);
    expect(left.tags).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^(script|style|iframe|object|embed|form|input|svg|math|link|meta|base|video|audio|template)$/,
        ),
      ]),
    );
    await page.close();
  });

  it('is shown in a frame that may not run scripts, under a policy of its own', async () => {
    await using host = await startHost();
    const page = await browser.newPage();
    await page.goto(host.address);
    await page.getByRole('link', { name: /^Latest/ }).click();
    await page.getByRole('option').first().click();
    await page.frameLocator('iframe').getByText('By noon').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
    const policy = await page.frameLocator('iframe').locator('meta[http-equiv]').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    await page.close();
  });

  it('gets its pictures from the host only', async () => {
    await using host = await startHost();
    const page = await browser.newPage();
    await page.goto(host.address);
    await page.getByRole('link', { name: /^Latest/ }).click();
    await page.getByRole('option').first().click();
    const picture = page.frameLocator('iframe').locator('img');
    await eventually(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
    expect(await picture.evaluate((image: HTMLImageElement) => new URL(image.src).pathname)).toMatch(
      /^\/pictures\/[0-9a-f]{64}$/,
    );
    await page.close();
  });

  it('keeps a quiet box with the caption where a picture is not here, and none for a sign', async () => {
    await using host = await startHost();
    const plain = headlines[0];
    const view = plain === undefined ? null : viewOf(plain);
    if (view === null || plain === undefined) throw new Error('There is no story to change.');
    const html = `<p>Before.</p><figure><img src="https://tracker.example/quay.jpg" alt="The quay"><figcaption>The quay at dusk.</figcaption></figure><p dir="rtl">After.<img src="https://tracker.example/sign.png" alt="sign" width="16"></p>`;
    host.answer('articles.get', { ...view, article: { ...view.article, html, pictures: [], pictureId: null } });
    const page = await browser.newPage();
    const outside: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('tracker.example')) outside.push(request.url());
    });
    await page.goto(host.address);
    await page.getByRole('link', { name: /^Latest/ }).click();
    await page.getByRole('option').first().click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('The quay at dusk.').waitFor();
    const box = frame.getByRole('img', { name: 'The quay. This picture is not here.' });
    await eventually(() => box.count()).toBe(1);
    expect((await box.boundingBox())?.height).toBeGreaterThan(40);
    expect(await frame.getByRole('img').count()).toBe(1);
    expect(await frame.locator('p[dir="rtl"]').count()).toBe(1);
    expect(outside).toEqual([]);
    await page.close();
  });
});

describe('the page', () => {
  it('takes no style from markup, and has the icon of the program', async () => {
    await using host = await startHost();
    const page = await browser.newPage();
    await page.goto(host.address);
    await page.getByText('Full coverage').waitFor();
    const colours = await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'html{color:rgb(1, 2, 3)!important}';
      document.head.append(style);
      document.documentElement.setAttribute('style', 'background-color:rgb(4, 5, 6)!important');
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor];
    });
    expect(colours).not.toContain('rgb(1, 2, 3)');
    expect(colours).not.toContain('rgb(4, 5, 6)');
    const icon = await page.locator('link[rel="icon"]').getAttribute('href');
    const size = await page.evaluate(async (address) => {
      const picture = new Image();
      picture.src = address ?? '';
      await picture.decode();
      return picture.naturalWidth;
    }, icon);
    expect(icon).toMatch(/^\.\/assets\/icon-small-[\w-]+\.svg$/);
    expect(size).toBeGreaterThan(0);
    await page.close();
  });
});

describe('the first screen', () => {
  const limitBytes = 220 * 1024;

  it('has at most 220 KB of scripts, gzipped', async () => {
    await using host = await startHost();
    const page = await browser.newPage();
    await page.goto(host.address);
    await page.getByText('Full coverage').waitFor();
    const scripts = [...new Set(host.requests)]
      .filter((request) => request.endsWith('.js'))
      .map((request) => request.replace('GET /', ''));
    const sizes = await Promise.all(
      scripts.map(async (name) => gzipSync(await readFile(path.join(inject('builtInterface'), name))).length),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(limitBytes);
    await page.close();
  });

  it('ships no source maps and nothing inline', async () => {
    const files = await readdir(inject('builtInterface'), { recursive: true });
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const index = await readFile(path.join(inject('builtInterface'), 'index.html'), 'utf8');
    expect(index).not.toMatch(/<style|<script(?![^>]*src=)|\sstyle=|\son\w+=/);
  });
});
