/** Every fault of the feed server ends in a worded state on its feed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedHealth } from '../../../electron/contract/doctor.ts';
import { wordFlaw, wordHealth } from '../../../renderer/words/doctor.ts';
import { skipWithoutFeedServer, startFeedServer } from '../../support/feed-server.ts';
import type { FeedServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TemporaryFolder } from '../../support/temporary-folder.ts';

/** What each fault comes to: the state, the code of the failure, and words that must stand in the sentence. */
const faults: readonly (readonly [fault: string, state: FeedHealth['state'], code: string | null, words: RegExp])[] = [
  ['404', 'failing', 'http-status', /no such page \(404\)/],
  ['410', 'gone', 'gone', /gone for good/],
  ['401', 'failing', 'unauthorised', /a name and a password/],
  ['429', 'failing', 'throttled', /left alone/],
  ['500', 'failing', 'http-status', /fault of its own \(500\)/],
  ['503', 'failing', 'throttled', /left alone/],
  ['301', 'silent', null, /published nothing since/],
  ['302', 'silent', null, /published nothing since/],
  ['loop', 'failing', 'redirect-refused', /in a circle/],
  ['timeout', 'failing', 'timed-out', /did not answer in time/],
  ['reset', 'failing', 'connection-failed', /broke off/],
  ['slow', 'silent', null, /published nothing since/],
  ['truncated', 'silent', null, /published nothing since/],
  ['cut', 'failing', 'connection-failed', /broke off/],
  ['empty', 'failing', 'feed-empty', /empty answer/],
  ['html', 'failing', 'not-a-feed', /no feed at this address/],
  ['badgzip', 'failing', 'bad-encoding', /cannot be read/],
  ['endless', 'failing', 'too-large', /too large.*20 MB/],
];

const missing = skipWithoutFeedServer('every fault in words');

describe.skipIf(missing)('a fault of the feed server', () => {
  let folder: TemporaryFolder;
  let server: FeedServer & AsyncDisposable;
  let opened: TestLibrary;
  const healthByFault = new Map<string, FeedHealth>();

  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startFeedServer({ feeds: 40, items: 5, size: 4_000, drip: 1 });
    opened = await openTestLibrary(folder.path);
    const outlines = faults.map(
      ([fault], index) => `<outline type="rss" text="${fault}" xmlUrl="${server.url}/fault/${fault}/${index}.xml"/>`,
    );
    const opml = `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
    const { handlers } = opened.library;
    const file = { name: 'faults.opml', bytes: Buffer.from(opml).toString('base64') };
    await handlers['opml.import']({ file, allowPrivate: true });
    for (const health of (await handlers['doctor.report']({})).feeds) {
      healthByFault.set(/\/fault\/(\w+)\//.exec(health.address)?.[1] ?? '301', health);
    }
  });
  afterAll(async () => {
    await opened[Symbol.asyncDispose]();
    await server.close();
    await folder[Symbol.asyncDispose]();
  });

  it.each(faults)('%s ends as %s, in words', (fault, state, code, words) => {
    const health = healthByFault.get(fault);
    if (health === undefined) throw new Error(`${fault} has no feed`);
    expect([health.state, health.failure?.error.code ?? null]).toEqual([state, code]);
    expect(wordHealth(health, opened.clock.now())).toMatch(words);
    if (state === 'failing') expect(health.repairs.includes('ask-again')).toBe(code !== 'throttled');
  });

  it('301 moves the address, and a document that breaks off says where', () => {
    expect(healthByFault.get('301')?.address).toMatch(/\/ok\//);
    const cut = healthByFault.get('truncated')?.flaws.find((flaw) => flaw.code === 'cut-off');
    expect(cut === undefined ? '' : wordFlaw(cut)).toMatch(/^Line \d+, column \d+: the document breaks off\.$/);
  });

  it('stands in the activity log with its outcome', async () => {
    const { entries } = await opened.library.handlers['activity.list']({ failedOnly: true, limit: 500 });
    const outcomes = new Set(entries.map((entry) => entry.outcome));
    for (const [, , code] of faults) if (code !== null) expect(outcomes).toContain(code);
  });
});
