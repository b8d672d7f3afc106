import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openFeedParser } from '../../../../electron/library/feeds/parse-in-worker.ts';
import { openWorkerPool } from '../../../../electron/library/worker-pool.ts';
import type { WorkerPool } from '../../../../electron/library/worker-pool.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { bytesOf, failureOf, rss } from './support.ts';

const context = { url: null, contentType: null };
const feed = bytesOf(rss('<title>Off the thread</title>'));

/** A parsing thread that answers like the real one but never ends, or ends itself, when the bytes say so. */
const misbehaving = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ number, question: { bytes } }) => {
  if (bytes[0] === 1) for (;;);
  if (bytes[0] === 2) process.exit(3);
  if (bytes[0] === 3) { const all = []; for (;;) all.push(new Array(100000).fill(number + Math.random())); }
  if (bytes[0] === 4) { parentPort.postMessage({ number, bug: 'oh' }); return; }
  parentPort.postMessage({ number, answer: { title: 'ok' } });
});`;

/** Threads that answer who they are, after as many milliseconds as they are asked for; a second one when the first was behind for 600. */
const slowPool = async (folder: string): Promise<WorkerPool<number, number>> => {
  const file = path.join(folder, 'slow.mjs');
  await writeFile(
    file,
    `import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ number, question }) =>
      setTimeout(() => parentPort.postMessage({ number, answer: threadId }), question));`,
  );
  return openWorkerPool<number, number>({
    program: pathToFileURL(file),
    name: 'slow',
    threads: 2,
    patienceMs: 600,
    workMs: 60_000,
    heapMb: 32,
    outOfMemory: 'feed-broken',
    reads: 'feed',
  });
};

describe('parsing in a thread', () => {
  test('gives what parseFeed gives, failures too', async () => {
    const parser = openFeedParser();
    try {
      const many = await Promise.all(Array.from({ length: 8 }, () => parser.parse(feed, context)));
      expect(many.map(({ title }) => title)).toEqual(Array.from({ length: 8 }, () => 'Off the thread'));
      expect(await failureOf(parser.parse(bytesOf('hello'), context))).toBe('not-a-feed');
    } finally {
      await parser.close();
    }
    expect(await failureOf(parser.parse(feed, context))).toBe('cancelled');
  });

  test('a feed beyond its time is given up, and the next one is read by a new thread', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'misbehaving.mjs');
    await writeFile(file, misbehaving);
    const parser = openFeedParser({ program: pathToFileURL(file), threads: 1, parseMs: 4000, heapMb: 32 });
    try {
      const endless = parser.parse(Uint8Array.of(1), context).catch((cause: unknown) => cause);
      const after = parser.parse(Uint8Array.of(0), context);
      expect(await endless).toMatchObject({ code: 'parse-timed-out', params: { ms: 4000, what: 'feed' } });
      expect(await after).toEqual({ title: 'ok' });
      await expect(parser.parse(Uint8Array.of(2), context)).rejects.toThrow('ended by itself');
      expect(await parser.parse(Uint8Array.of(0), context)).toEqual({ title: 'ok' });
      await expect(parser.parse(Uint8Array.of(4), context)).rejects.toThrow('feed parser: oh');
    } finally {
      await parser.close();
    }
  });

  test('work that waits for long gets a thread of its own, and not before', async () => {
    await using folder = await temporaryFolder();
    const pool = await slowPool(folder.path);
    try {
      const quick = await Promise.all([0, 0, 0].map((ms) => pool.ask(ms)));
      expect(new Set(quick).size).toBe(1);
      const slow = failureOf(pool.ask(30_000));
      expect(await pool.ask(0)).not.toBe(quick[0]);
      await pool.close();
      expect(await slow).toBe('cancelled');
    } finally {
      await pool.close();
    }
  });

  test('a thread that never catches up gets help, though nothing waits long', async () => {
    await using folder = await temporaryFolder();
    const pool = await slowPool(folder.path);
    try {
      const used = new Set<number>();
      const keepAsking = async (): Promise<void> => {
        while (used.size < 2) used.add(await pool.ask(100));
      };
      // One is at work and two wait: when one of them is taken up there is always the other.
      await Promise.all([keepAsking(), keepAsking(), keepAsking()]);
    } finally {
      await pool.close();
    }
  });

  test('a feed that eats the memory is given up', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'misbehaving.mjs');
    await writeFile(file, misbehaving);
    const parser = openFeedParser({ program: pathToFileURL(file), threads: 1, parseMs: 60_000, heapMb: 16 });
    try {
      expect(await failureOf(parser.parse(Uint8Array.of(3), context))).toBe('feed-broken');
      expect(await parser.parse(Uint8Array.of(0), context)).toEqual({ title: 'ok' });
    } finally {
      await parser.close();
    }
  });

  test('waiting and running work can be cancelled, and closing cancels the rest', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'misbehaving.mjs');
    await writeFile(file, misbehaving);
    const parser = openFeedParser({ program: pathToFileURL(file), threads: 1 });
    const running = new AbortController();
    const waiting = new AbortController();
    const outcomes = [
      failureOf(parser.parse(Uint8Array.of(1), context, running.signal)),
      failureOf(parser.parse(Uint8Array.of(0), context, waiting.signal)),
      failureOf(parser.parse(Uint8Array.of(1), context)),
      failureOf(parser.parse(Uint8Array.of(0), context)),
      failureOf(parser.parse(Uint8Array.of(0), context, AbortSignal.abort())),
    ];
    waiting.abort();
    running.abort();
    expect(await outcomes[0]).toBe('cancelled');
    expect(await outcomes[1]).toBe('cancelled');
    await parser.close();
    expect(await Promise.all(outcomes)).toEqual(Array.from({ length: 5 }, () => 'cancelled'));
  });

  test('a thread that unpacks more than the program may grow by is ended, and the next work is done', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'bomb.mjs');
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ number, question }) => {
  const all = [];
  while (question === 'bomb' && all.length < 400) all.push(Buffer.alloc(10_000_000, all.length + 1));
  parentPort.postMessage({ number, answer: all.length });
});`,
    );
    const pool = openWorkerPool<string, number>({
      program: pathToFileURL(file),
      name: 'test',
      threads: 1,
      workMs: 60_000,
      heapMb: 32,
      growthMb: 150,
      outOfMemory: 'too-large',
      reads: 'file',
    });
    try {
      await expect(pool.ask('bomb')).rejects.toMatchObject({ code: 'too-large', params: { reason: 'memory' } });
      expect(await pool.ask('nothing')).toBe(0);
    } finally {
      await pool.close();
    }
  });
});
