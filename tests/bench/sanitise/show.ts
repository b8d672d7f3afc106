/** Shows markup in real Chromium, each piece in a frame of its own, and counts what ran and what asked the world for something. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
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

/** How the reader shows an article. `allow-modals` is more than the reader allows: it lets `alert` be seen if a script ran after all. */
export const readerWay: Way = {
  sandbox: 'allow-same-origin allow-modals',
  policy: "default-src 'none'",
  outerPolicy:
    "default-src 'none'; script-src 'unsafe-inline'; img-src data:; frame-src 'none'; base-uri 'none'; form-action 'none'",
};
/** No defence at all: shows that the payloads and the counting work. */
export const openWay: Way = { sandbox: null, policy: null, outerPolicy: null };

export type Shown = {
  readonly ran: number;
  readonly requests: number;
  /** Connections that Chromium opened ahead of a request its policy then refused; TLS ones, to hosts it knows to be secure, are never read. */
  readonly connections: number;
  readonly examples: readonly string[];
};

const framesAtOnce = 120;
const settleMs = 400;
/** A browser asks its maker this and that when it starts; what it asks then is not counted. */
const browserStartMs = 4_000;

/** In the page: one frame for each document, then every event that some element listens for. */
const showFrames = async (
  page: Page,
  documents: readonly string[],
  sandbox: string | null,
  ms: number,
): Promise<void> =>
  page.evaluate(
    async ([documents, sandbox, ms]) => {
      const frames = documents.map((html) => {
        const frame = document.createElement('iframe');
        if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
        frame.srcdoc = html;
        document.body.append(frame);
        return frame;
      });
      await new Promise((resolve) => setTimeout(resolve, ms));
      for (const frame of frames) {
        const inner = frame.contentDocument;
        for (const element of inner?.querySelectorAll('*') ?? []) {
          for (const attribute of Array.from(element.attributes)) {
            if (attribute.name.startsWith('on')) element.dispatchEvent(new Event(attribute.name.slice(2)));
          }
        }
      }
      await new Promise((resolve) => setTimeout(resolve, ms));
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

/**
 * Shows all pieces and counts dialogs (every payload's proof) and requests that reached a server. Secure addresses are asked without TLS, so
 * that the counting server can tell a request from a mere connection.
 */
export const show = async (pieces: readonly string[], way: Way): Promise<Shown> => {
  const world = await openWorld(
    '<!doctype html><title>bench</title><link rel="icon" href="data:,"><body></body>',
    way.outerPolicy,
  );
  const browser = await openBrowser(world.resolverRules);
  const calm = await browser.newPage();
  await calm.goto(world.pageUrl);
  await calm.waitForTimeout(browserStartMs);
  await calm.close();
  world.hits.length = 0;
  let ran = 0;
  const examples: string[] = [];
  const meta = way.policy === null ? '' : `<meta http-equiv="Content-Security-Policy" content="${way.policy}">`;
  for (let at = 0; at < pieces.length; at += framesAtOnce) {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      ran += 1;
      if (examples.length < 5) examples.push(`${dialog.type()}: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    const documents = pieces
      .slice(at, at + framesAtOnce)
      .map(
        (piece) =>
          `<!doctype html><html><head>${meta}</head><body>${piece.replaceAll(/https:/gi, 'http:')}</body></html>`,
      );
    const before = world.hits.length;
    try {
      await page.goto(world.pageUrl);
      await showFrames(page, documents, way.sandbox, settleMs);
    } catch (error) {
      // A payload may take the page away, or the whole browser; without any defence that is expected.
      if (way.sandbox !== null) throw error;
      if (!browser.isConnected()) break;
    }
    if (browser.isConnected()) await context.close();
    examples.push(
      ...world.hits
        .slice(before)
        .filter((hit) => hit !== 'connection')
        .slice(0, Math.max(0, 5 - examples.length)),
    );
  }
  await browser.close();
  await world.close();
  const connections = world.hits.filter((hit) => hit === 'connection' || hit.startsWith('TLS ')).length;
  return { ran, requests: world.hits.length - connections, connections, examples };
};
