/** Whether there is a network, told by interfaces and by how requests go, without asking anybody. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../electron/contract/errors.ts';
import type { ErrorCode } from '../../electron/contract/errors.ts';
import type { HttpRequest, HttpResponse } from '../../electron/library/ports.ts';
import { watchNetwork } from '../../electron/library/reading/network.ts';
import { createTeller } from '../../electron/library/tell.ts';

const request = (url: string): HttpRequest => ({
  url,
  headers: {},
  allowPrivate: true,
  signal: new AbortController().signal,
  connectMs: 1_000,
  idleMs: 1_000,
});

const empty = async function* (): AsyncIterable<Uint8Array> {};

const world = (leads = true) => {
  let outcome: ErrorCode | number = 200;
  const state = { leads };
  const told: boolean[] = [];
  const teller = createTeller();
  teller.listen((name, payload) => {
    if (name === 'network.changed' && 'online' in payload) told.push(payload.online);
  });
  const network = watchNetwork(
    async (): Promise<HttpResponse> => {
      if (typeof outcome === 'string') throw new Failure(outcome, {});
      return { status: outcome, headers: {}, body: empty() };
    },
    teller,
    () => state.leads,
  );
  const ask = async (url: string, next: ErrorCode | number): Promise<string> => {
    outcome = next;
    return network.http(request(url)).then(
      () => 'ok',
      (error: unknown) => (error instanceof Failure ? error.code : String(error)),
    );
  };
  return { network, ask, told, state };
};

describe('the network', () => {
  it('is away where nothing but the loopback leads out, and there as soon as something does', () => {
    const { network, told, state } = world(false);
    expect(network.online()).toBe(false);
    state.leads = true;
    network.look();
    expect([network.online(), told]).toEqual([true, [true]]);
    state.leads = false;
    network.look();
    expect([network.online(), told]).toEqual([false, [true, false]]);
  });

  it('is away after three servers in a row, not after one that is dead', async () => {
    const { network, ask } = world();
    for (let times = 0; times < 5; times += 1) await ask('https://dead.example/', 'name-not-found');
    expect(network.online()).toBe(true);
    await ask('https://b.example/', 'timed-out');
    await ask('https://c.example/', 'connection-failed');
    expect(network.online()).toBe(false);
    await ask('https://d.example/', 200);
    expect(network.online()).toBe(true);
  });

  it('a server that answers in between counts; one that refuses speaks of itself', async () => {
    const { network, ask } = world();
    await ask('https://a.example/', 'timed-out');
    await ask('https://b.example/', 'timed-out');
    await ask('https://c.example/', 404);
    await ask('https://d.example/', 'timed-out');
    for (const host of 'efgh') await ask(`https://${host}.example/`, 'connection-refused');
    expect(network.online()).toBe(true);
  });

  it('is away behind a sign-in page', async () => {
    const { network, ask } = world();
    expect(await ask('http://a.example/', 511)).toBe('offline');
    expect(network.online()).toBe(false);
    const behind = world();
    for (const host of 'abc') await behind.ask(`https://${host}.example/`, 'tls-failed');
    expect(behind.network.online()).toBe(false);
  });
});
