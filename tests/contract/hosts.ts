/** The three hosts as one: call by name, hear events, fetch a picture. */
import { fileURLToPath } from 'node:url';
import { paperOrigin } from '../../electron/contract/channels.ts';
import type { Envelope } from '../../electron/contract/errors.ts';
import { openHost } from '../../electron/host/host.ts';
import { runMain } from '../host/double/run-main.ts';
import { serveWeb } from '../support/hosts.ts';

export type Heard = { readonly name: string; readonly payload: unknown };

export type AnyHost = {
  readonly call: (name: string, input?: unknown) => Promise<Envelope>;
  readonly heard: readonly Heard[];
  /** Status and type of the answer to a picture's address. */
  readonly picture: (id: string) => Promise<{ readonly status: number; readonly type: string | null }>;
  readonly close: () => Promise<void>;
};

const inProcess = async (library: string): Promise<AnyHost> => {
  const host = await openHost({ kind: 'cli', library, samples: true });
  const heard: Heard[] = [];
  host.on((name, payload) => heard.push({ name, payload }));
  return {
    call: host.dispatch,
    heard,
    picture: async (id) => {
      const found = await host.picture(id);
      return { status: found === null ? 404 : 200, type: found?.type ?? null };
    },
    close: host.close,
  };
};

const main = fileURLToPath(new URL('../../dist/main/main.cjs', import.meta.url));

/** The built main process under the double; its library in its own process. */
const desktop = async (library: string): Promise<AnyHost> => {
  const { app, ipcMain, state } = await runMain(main, ['--library', library]);
  const contents = state.windows[0]?.webContents;
  const serve = state.protocols.get('broadsheet');
  if (contents === undefined || serve === undefined) throw new Error('no window');
  const heard: Heard[] = [];
  state.receivers.add((_contents, _channel, [told]) => heard.push(told as Heard));
  return {
    call: (name, input) =>
      ipcMain.doInvoke(contents, contents.mainFrame, 'broadsheet:call', name, input) as Promise<Envelope>,
    heard,
    picture: async (id) => {
      const answer = await serve(new Request(`${paperOrigin}/pictures/${id}`));
      return { status: answer.status, type: answer.headers.get('content-type') };
    },
    close: () =>
      new Promise((resolve) => {
        app.once('quit', () => resolve());
        app.quit();
      }),
  };
};

/** The built command line's `serve`, asked as a browser's page would. */
const web = async (library: string): Promise<AnyHost> => {
  const { process: child, newAddress } = await serveWeb(library);
  const address = new URL(await newAddress());
  const json = { 'content-type': 'application/json' };
  const post = (target: string, headers: Record<string, string>, body: unknown): Promise<Response> =>
    fetch(new URL(target, address), { method: 'POST', headers, body: JSON.stringify(body) });
  const session = await post('/session', json, { key: address.hash.slice('#key='.length) });
  const authorization = `Bearer ${((await session.json()) as { readonly token: string }).token}`;
  const stop = new AbortController();
  const heard: Heard[] = [];
  const events = await fetch(new URL('/events', address), { headers: { authorization }, signal: stop.signal });
  const listening = (async () => {
    if (events.body === null) throw new Error('no events');
    for await (const text of events.body.pipeThrough(new TextDecoderStream())) {
      for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) heard.push(JSON.parse(data) as Heard);
    }
  })().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return {
    call: async (name, input) =>
      (await post(`/call/${name}`, { ...json, authorization }, input)).json() as Promise<Envelope>,
    heard,
    picture: async (id) => {
      const answer = await fetch(new URL(`/pictures/${id}`, address));
      await answer.body?.cancel();
      return { status: answer.status, type: answer.headers.get('content-type') };
    },
    close: async () => {
      stop.abort();
      await listening;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
};

export const hosts = { 'in process': inProcess, web, desktop } as const;
