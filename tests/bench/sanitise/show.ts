/** Shows markup in real Chromium, each piece in a frame of its own, and counts what ran and what asked the world for something. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { contentSecurityPolicy } from '../../../electron/host/assets.ts';
import { framePolicy } from '../../../renderer/features/reader/frame-policy.ts';
import { openWorld } from './world.ts';

export const chromiumPath = '/usr/bin/chromium';
export const chromiumIsHere = (): boolean => existsSync(chromiumPath);

/** How a piece of markup is shown. */
export type Way = {
  /** The frame's `sandbox`; `null` is a frame without any. */
  readonly sandbox: string | null;
  /** Policy in the frame's document; `null` is none. */
  readonly policy: string | null;
  /** Policy of the page around the frames. */
  readonly outerPolicy: string | null;
};

/**
 * How the reader shows an article, by the very policies it has. `allow-modals` is more than the reader allows: it lets `alert` be seen if a
 * script ran after all.
 */
export const readerWay: Way = {
  sandbox: 'allow-same-origin allow-modals',
  policy: framePolicy,
  outerPolicy: contentSecurityPolicy,
};
/** No defence at all: shows that the payloads and the counting work. */
export const openWay: Way = { sandbox: null, policy: null, outerPolicy: null };

export type Shown = {
  readonly ran: number;
  /** Requests that reached another server than the paper's own. */
  readonly requests: number;
  /** Requests for addresses of the paper's own host, which answers them itself. */
  readonly ownRequests: number;
  /** Connections that Chromium opened ahead of a request its policy then refused; TLS ones, to hosts it knows to be secure, are never read. */
  readonly connections: number;
  /** Pieces whose frame loaded its document: what was not shown proves nothing. */
  readonly shown: number;
  readonly examples: readonly string[];
};

const framesAtOnce = 80;
const pagesAtOnce = 3;
const settleMs = 400;
/** A page that hangs is closed, and its pieces are shown again in smaller numbers. */
const batchMs = 60_000;
/** A browser asks its maker this and that when it starts; what it asks then is not counted. */
const browserStartMs = 4_000;

/** In the page: one frame for each document, then every event that some element listens for. Answers how many showed their document. */
const showFrames = async (
  page: Page,
  documents: readonly string[],
  sandbox: string | null,
  ms: number,
): Promise<number> =>
  page.evaluate(
    async ([documents, sandbox, ms]) => {
      type Maker = { readonly createHTML: (html: string) => string };
      type Makers = { readonly createPolicy: (name: string, rules: Maker) => Maker };
      const makers = Reflect.get(globalThis, 'trustedTypes') as Makers | undefined;
      const maker = makers?.createPolicy('bench', { createHTML: (html) => html });
      let shown = 0;
      let loaded = 0;
      const frames = documents.map((html) => {
        const frame = document.createElement('iframe');
        if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
        frame.addEventListener(
          'load',
          () => {
            loaded += 1;
            if (frame.contentDocument?.URL === 'about:srcdoc') shown += 1;
          },
          { once: true },
        );
        frame.srcdoc = maker === undefined ? html : maker.createHTML(html);
        document.body.append(frame);
        return frame;
      });
      const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));
      for (let pauses = 0; loaded < frames.length && pauses < 40; pauses += 1) await pause();
      await pause();
      for (const frame of frames) {
        const inner = frame.contentDocument;
        for (const element of inner?.querySelectorAll('*') ?? []) {
          for (const attribute of Array.from(element.attributes)) {
            if (attribute.name.startsWith('on')) element.dispatchEvent(new Event(attribute.name.slice(2)));
          }
        }
      }
      await pause();
      return shown;
    },
    [documents, sandbox, ms] as const,
  );

const openBrowser = (resolverRules: string): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-pings',
      '--disable-domain-reliability',
      `--host-resolver-rules=${resolverRules}`,
      // Without this Chromium itself blocks requests to the loopback server and hides a leak.
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,HttpsUpgrades,AutofillServerCommunication,OptimizationHints,MediaRouter',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });

const isConnection = (hit: string): boolean => hit === 'connection' || hit.startsWith('TLS ');
const isOwn = (hit: string): boolean => hit.startsWith('own ');

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page hangs')), batchMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Shows all pieces, several pages at a time, and counts dialogs (every payload's proof) and requests that reached a server. Secure addresses
 * are asked without TLS, so that the counting server can tell a request from a mere connection. A batch whose page goes away is shown again
 * in halves, so that only the piece that did it stays unseen; what ran in it before counts.
 */
export const show = async (pieces: readonly string[], way: Way): Promise<Shown> => {
  const world = await openWorld(
    '<!doctype html><title>bench</title><link rel="icon" href="data:,"><body></body>',
    way.outerPolicy,
  );
  let browser = await openBrowser(world.resolverRules);
  const calm = await browser.newPage();
  await calm.goto(world.pageUrl);
  await calm.waitForTimeout(browserStartMs);
  await calm.close();
  world.hits.length = 0;
  let ran = 0;
  let shown = 0;
  const examples: string[] = [];
  const meta = way.policy === null ? '' : `<meta http-equiv="Content-Security-Policy" content="${way.policy}">`;
  const queue: string[][] = [];
  for (let at = 0; at < pieces.length; at += framesAtOnce)
    queue.push(
      pieces
        .slice(at, at + framesAtOnce)
        .map(
          (piece) =>
            `<!doctype html><html><head>${meta}</head><body>${piece.replaceAll(/https:/gi, 'http:')}</body></html>`,
        ),
    );
  const reopened = async (): Promise<Browser> => {
    if (!browser.isConnected()) browser = await openBrowser(world.resolverRules);
    return browser;
  };
  const showBatch = async (documents: string[]): Promise<void> => {
    const context = await (await reopened()).newContext();
    try {
      const page = await context.newPage();
      page.on('dialog', (dialog) => {
        ran += 1;
        if (examples.length < 5) examples.push(`${dialog.type()}: ${dialog.message()}`);
        dialog.dismiss().catch(() => undefined);
      });
      await page.goto(world.pageUrl);
      const seen = await inTime(showFrames(page, documents, way.sandbox, settleMs));
      shown += seen;
    } finally {
      await context.close().catch(() => undefined);
    }
  };
  const lane = async (): Promise<void> => {
    for (let documents = queue.shift(); documents !== undefined; documents = queue.shift()) {
      try {
        await showBatch(documents);
      } catch {
        // A payload took the page away, or the whole browser.
        const half = Math.ceil(documents.length / 2);
        if (documents.length > 1) queue.push(documents.slice(0, half), documents.slice(half));
      }
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, lane));
  await browser.close();
  await world.close();
  const asked = world.hits.filter((hit) => !isConnection(hit) && !isOwn(hit));
  examples.push(...asked.slice(0, Math.max(0, 5 - examples.length)));
  return {
    ran,
    requests: asked.length,
    ownRequests: world.hits.filter(isOwn).length,
    connections: world.hits.filter(isConnection).length,
    shown,
    examples,
  };
};
