/** The built hosts in a real Chromium: what the page can and cannot do there. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchDesktop, missingForHosts, serveWeb } from '../support/hosts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { TemporaryFolder } from '../support/temporary-folder.ts';
import type { DesktopInChromium } from './double/in-chromium.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (the built hosts in Chromium)\n`);

/** Runs in the page, outside the debugger's own evaluation, which no policy binds. */
const underPolicy = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        setTimeout(() => {
          const results: Record<string, string> = {};
          const attempt = (name: string, work: () => void): void => {
            try {
              work();
              results[name] = 'ran';
            } catch (error) {
              results[name] = (error as Error).name;
            }
          };
          // oxlint-disable-next-line no-eval -- whether the policy stops it is the question
          attempt('eval', () => (0, eval)('1'));
          attempt('innerHTML', () => (document.createElement('div').innerHTML = '<b>x</b>'));
          attempt('inline script', () => {
            const script = document.createElement('script');
            script.text = 'window.ran = true';
            document.body.append(script);
          });
          results['script'] = String('ran' in window);
          resolve(results);
        });
      }),
  );

const refusesScripts = { eval: 'EvalError', innerHTML: 'TypeError', 'inline script': 'TypeError', script: 'false' };

describe.skipIf(missing !== null)('the desktop', () => {
  let folder: TemporaryFolder;
  let desktop: DesktopInChromium;
  beforeAll(async () => {
    folder = await temporaryFolder();
    desktop = await launchDesktop({ library: folder.path });
    await desktop.page.getByText('Front page').first().waitFor();
  });
  afterAll(async () => {
    await desktop.close();
    await folder[Symbol.asyncDispose]();
  });

  it('shows the paper, with its pictures, from the library’s own process', async () => {
    const picture = desktop.page.locator('img[src*="pictures/"]').first();
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(desktop.blocked).toEqual([]);
  });

  it('gives the page the bridge and nothing of Node or Electron', async () => {
    const found = await desktop.page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
      typeof Reflect.get(globalThis, 'Buffer'),
      Object.keys(Reflect.get(globalThis, 'broadsheet') as object)
        .toSorted()
        .join(),
    ]);
    expect(found).toEqual(['undefined', 'undefined', 'undefined', 'call,host,on']);
  });

  it('runs no script that is not its own', async () => {
    expect(await underPolicy(desktop.page)).toEqual(refusesScripts);
  });

  it('stays where it is and reaches nothing outside', async () => {
    const { page } = desktop;
    const before = page.url();
    await page.evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await expect.poll(() => desktop.blocked).toContain('https://evil.example/');
    expect(page.url()).toBe(before);
    const fetched = await page.evaluate(() =>
      fetch('https://evil.example/x').then(
        () => 'went',
        () => 'blocked',
      ),
    );
    expect(fetched).toBe('blocked');
    await page.evaluate(() => window.open('https://example.com/outside'));
    await expect.poll(() => desktop.electron.state.openedOutside).toEqual(['https://example.com/outside']);
  });

  it('puts a feed link from a second copy before the reader', async () => {
    desktop.electron.app.emit('second-instance', {}, ['broadsheet', 'feed:https://feeds.example.com/news.xml'], '/');
    const dialog = desktop.page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => dialog.locator('input').first().inputValue()).toBe('https://feeds.example.com/news.xml');
    await desktop.page.keyboard.press('Escape');
  });

  it('goes on after its library process has died', async () => {
    const call = (): Promise<unknown> =>
      desktop.page.evaluate(() =>
        (Reflect.get(globalThis, 'broadsheet') as { call: (name: string) => Promise<unknown> }).call('paper.get'),
      );
    const [child] = desktop.electron.state.children;
    child?.kill();
    await expect.poll(() => desktop.electron.state.children.length).toBe(2);
    expect(await call()).toMatchObject({ ok: true });
  });
});

describe.skipIf(missing !== null)('the web host', () => {
  let folder: TemporaryFolder;
  let server: Awaited<ReturnType<typeof serveWeb>>;
  let browser: Browser;
  let outside: http.Server;
  const outsideHits: string[] = [];
  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await serveWeb(folder.path);
    outside = http.createServer((request, response) => {
      outsideHits.push(`${request.headers.host}${request.url}`);
      response.end();
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    const { port } = outside.address() as AddressInfo;
    const rules = `MAP rebind.example 127.0.0.1, MAP tracker.example 127.0.0.1:${port}`;
    browser = await chromium.launch({
      executablePath: chromiumPath,
      // The last feature would hide a leak by refusing loopback itself.
      args: [`--host-resolver-rules=${rules}`, '--disable-features=HttpsUpgrades,LocalNetworkAccessChecks'],
    });
  });
  afterAll(async () => {
    await browser.close();
    outside.close();
    const gone = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.kill('SIGTERM');
    await gone;
    await folder[Symbol.asyncDispose]();
  });
  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(await server.newAddress());
    await page.getByText('Front page').first().waitFor();
    return page;
  };

  it('shows the paper, takes the key out of the address, and keeps the tab after a reload', async () => {
    const page = await open();
    expect(page.url()).not.toContain('key=');
    await page.reload();
    await page.getByText('Front page').first().waitFor();
    await page.close();
  });

  it('runs no script that is not its own and reaches nothing outside', async () => {
    const page = await open();
    expect(await underPolicy(page)).toEqual(refusesScripts);
    const fetched = page.evaluate(() =>
      fetch('http://tracker.example/x').then(
        () => 'went',
        () => 'blocked',
      ),
    );
    expect(await fetched).toBe('blocked');
    await page.evaluate(() => {
      const image = new Image();
      image.src = 'http://tracker.example/pixel.gif';
      document.body.append(image);
      return new Promise((resolve) => image.addEventListener('error', resolve));
    });
    expect(outsideHits).toEqual([]);
    await page.close();
  });

  it('is closed to another site, by request, by frame and by rebinding its name', async () => {
    const address = new URL(await server.newAddress());
    const page = await browser.newPage();
    const rebound = await page.goto(`http://rebind.example:${address.port}/`);
    expect(rebound?.status()).toBe(421);
    await page.route('http://site.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${address.origin}/"></iframe>` }),
    );
    await page.goto('http://site.example/');
    const asked = await page.evaluate(
      (origin) =>
        Promise.all(
          [{ method: 'POST', mode: 'no-cors' as const, body: '{}' }, { method: 'POST', body: '{}' }, {}].map((init) =>
            fetch(`${origin}/call/paper.get`, init).then(
              (answer) => `${answer.type} ${answer.status}`,
              (error: Error) => error.name,
            ),
          ),
        ),
      address.origin,
    );
    expect(asked.filter((answer) => answer !== 'TypeError' && answer !== 'opaque 0')).toEqual([]);
    const framed = page.frames().filter((frame) => frame !== page.mainFrame());
    for (const frame of framed) expect(await frame.content()).not.toContain('Broadsheet');
    await page.close();
  });
});
