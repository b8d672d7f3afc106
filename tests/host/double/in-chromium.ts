/**
 * Runs the BUILT main process (`dist/main/main.cjs`) in this Node process against the double, and shows its window in a real Chromium
 * page: `broadsheet://paper/` becomes an https origin that main's own protocol handler answers, the built preload runs in the page with
 * what a sandboxed preload may require, calls and events cross through Playwright's bindings, and navigation, pop-ups and the request
 * filter ask main's handlers. The library really runs in another process.
 *
 * Not covered: Chromium's process sandbox, the isolated world (preload shares the page's), native menus and dialogs, real scheme privileges.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Frame as PageFrame, Page, Request as PageRequest, Route } from 'playwright';
import { paperOrigin } from '../../../electron/contract/channels.ts';
import { runMain } from './run-main.ts';
import type { Double } from './create.ts';
import type { Frame } from './web-contents.ts';

const origin = 'https://broadsheet.invalid';
const main = fileURLToPath(new URL('../../../dist/main/main.cjs', import.meta.url));

/** Everything a sandboxed preload may use, over the page's bindings. */
const preloadScript = (preload: string): string => `if (window === top) {
  const listeners = new Map();
  window.__deliver = (channel, args) => { for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: null }, ...args); };
  const electron = {
    ipcRenderer: {
      invoke: (channel, ...args) => window.__invoke(channel, args),
      on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
      off: (channel, listener) => { listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== listener)); },
    },
    contextBridge: { exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true }) },
  };
  (function (require, module, exports) { ${preload}\n })((name) => {
    if (name === 'electron') return electron;
    throw new Error('a sandboxed preload cannot require ' + name);
  }, { exports: {} }, {});
}`;

const appAddress = (url: string): string => (url.startsWith(origin) ? paperOrigin + url.slice(origin.length) : url);

const frameOf = (frame: PageFrame): Frame => {
  const url = frame.url();
  const parent = frame.parentFrame();
  const own = url.startsWith(origin) || /^about:(?:srcdoc|blank)$/.test(url);
  return {
    url: appAddress(url),
    origin: own ? paperOrigin : new URL(url).origin,
    parent: parent === null ? null : frameOf(parent),
  };
};

/** The page that asks; `null` for the first request of a window that is only being opened. */
const pageOf = (request: PageRequest): Page | null => {
  try {
    return request.frame().page();
  } catch {
    return null; // Playwright has no frame yet
  }
};

export type DesktopInChromium = {
  readonly page: Page;
  /** The double that main runs against, to set dialogs, emit events, look at what was opened outside. */
  readonly electron: Double;
  /** Addresses that the page asked for and main did not let out. */
  readonly blocked: readonly string[];
  /** Ends the program as a reader would, and closes its window. */
  readonly close: () => Promise<void>;
};

const connect = async (context: BrowserContext, electron: Double, blocked: string[]): Promise<Page> => {
  const [window] = electron.state.windows;
  const handler = electron.state.protocols.get('broadsheet');
  const preload = window?.options.webPreferences?.preload;
  if (window === undefined || handler === undefined || preload === undefined) throw new Error('no window');
  const contents = window.webContents;
  const { width = 1280, height = 860 } = window.options;
  const page = await context.newPage();
  await page.setViewportSize({ width, height });

  await page.exposeBinding('__invoke', ({ frame }, channel: string, args: unknown[]) =>
    electron.ipcMain.doInvoke(contents, frameOf(frame), channel, ...args),
  );
  electron.state.receivers.add((sender, channel, args) => {
    if (sender !== contents || page.isClosed()) return;
    const deliver = `window.__deliver?.(${JSON.stringify(channel)}, ${JSON.stringify(args)})`;
    page.evaluate(deliver).catch((error: unknown) => {
      if (!page.isClosed() && !/navigation|closed|destroyed/i.test(String(error))) throw error;
    });
  });
  await page.addInitScript({ content: preloadScript(readFileSync(preload, 'utf8')) });

  await context.route('**/*', async (route: Route) => {
    const request = route.request();
    const url = appAddress(request.url());
    if (pageOf(request) !== page) {
      contents.askOpen(url);
      return route.abort();
    }
    const leaving = request.isNavigationRequest() && request.frame().url() !== 'about:blank';
    if (leaving && !contents.askNavigate(url, request.frame() === page.mainFrame())) {
      blocked.push(url);
      // 204 leaves the page where it is, as a prevented navigation does.
      return route.fulfill({ status: 204 });
    }
    if (!(await electron.session.defaultSession.askRequest(url))) {
      blocked.push(url);
      return route.abort();
    }
    const answer = await handler(new Request(url, { method: request.method() }));
    const body = Buffer.from(await answer.arrayBuffer());
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  });
  context.on('page', (other) => void other.close());
  await page.goto(`${origin}/index.html`);
  return page;
};

const quit = (electron: Double): Promise<void> =>
  new Promise((resolve) => {
    electron.app.once('quit', () => resolve());
    electron.app.quit();
  });

/** Starts the built desktop program on a library folder, its window in `browser`; `end` is called when both are closed. */
export const openDesktopInChromium = async (
  library: string,
  browser: Browser,
  end: () => Promise<void>,
): Promise<DesktopInChromium> => {
  const electron = await runMain(main, ['--library', library]);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const close = async (): Promise<void> => {
    await quit(electron);
    await context.close();
    await end();
  };
  const blocked: string[] = [];
  try {
    const page = await connect(context, electron, blocked);
    return { page, electron, blocked, close };
  } catch (error) {
    await close();
    throw error;
  }
};
