/** One document read: how long it took and what came of it. */
import { Failure } from '../../../electron/contract/errors.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';

export type Outcome = {
  readonly name: string;
  /** Wall time; the processor's time is less where other programs want it too. */
  readonly ms: number;
  readonly cpuMs: number;
  readonly feed: boolean;
  /** Whether anything else than a `Failure` came out. */
  readonly thrown: boolean;
};

export const attempt = async (name: string, bytes: Uint8Array): Promise<Outcome> => {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const end = (thrown: boolean, feed: boolean): Outcome => {
    const { user, system } = process.cpuUsage(cpu);
    return { name, ms: performance.now() - start, cpuMs: (user + system) / 1000, feed, thrown };
  };
  try {
    await parseFeed(bytes, { url: 'https://example.org/feed.xml', contentType: null });
    return end(false, true);
  } catch (cause) {
    if (!(cause instanceof Failure)) console.error(name, cause);
    return end(!(cause instanceof Failure), false);
  }
};
