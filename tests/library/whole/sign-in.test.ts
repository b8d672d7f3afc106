/** Feeds behind a name and a password, over a whole library: who is told what, what is kept where, and what survives. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import type { Secrets } from '../../../electron/library/ports.ts';
import type { LoopbackServer } from '../../support/feed-server.ts';
import { startLoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import { everyNameTo } from '../../support/name-map.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const feed =
  '<rss version="2.0"><channel><title>Members only</title><item><guid>1</guid><title>For members</title></item></channel></rss>';
const page = `<title>The lounge</title><h1>The lounge</h1>${'<p>A room for members, with a view of the sea.</p>'.repeat(9)}`;
const password = 'sea-gull-7';
const account = { user: 'reader', password };
const basic = `Basic ${Buffer.from(`reader:${password}`).toString('base64')}`;

const locked = (): Promise<LoopbackServer> =>
  startLoopbackServer((request, response) => {
    const isPage = request.url === '/page';
    if (request.headers.authorization === basic)
      return void response.setHeader('content-type', isPage ? 'text/html' : 'text/xml').end(isPage ? page : feed);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  });

/** A key store that only this test can open. */
const keyStore = (): Secrets & { readonly sealed: string[] } => {
  const sealed: string[] = [];
  return {
    sealed,
    seal: async (text) => `key-${sealed.push(text) - 1}`,
    open: async (name) => sealed[Number(name.slice('key-'.length))] ?? null,
  };
};

/** Everything the library wrote, as text. */
const written = async (folder: string): Promise<string> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(path.join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
};

const address = 'https://members.example/feed';

describe('a feed that asks for a name and a password', () => {
  it('is signed in to from the doctor, and stays so after a restart where there is a key store', async () => {
    await using folder = await temporaryFolder();
    await using server = await locked();
    await using http = everyNameTo(server.url);
    const secrets = keyStore();
    let id = '';
    {
      await using opened = await openTestLibrary(folder.path, { http, secrets });
      const { handlers } = opened.library;
      const opml = `<opml><body><outline type="rss" text="Members" xmlUrl="${address}"/></body></opml>`;
      const file = { name: 'a.opml', bytes: Buffer.from(opml).toString('base64') };
      const [line] = await handlers['opml.import']({ file });
      expect(line).toMatchObject({ outcome: 'unreachable', error: { code: 'unauthorised' } });
      id = line?.sourceId ?? '';
      expect((await handlers['doctor.report']({ sourceId: id })).feeds[0]).toMatchObject({ signIn: null });
      expect((await handlers['doctor.report']({ sourceId: id })).feeds[0]?.repairs[0]).toBe('sign-in');
      expect(await handlers['feeds.signIn']({ id, ...account })).toEqual({
        user: 'reader',
        kept: true,
        overHttp: false,
      });
      expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0, newArticles: 1 });
      const out = await handlers['opml.export']();
      const log = await handlers['activity.export']({});
      const shown = JSON.stringify([await handlers['paper.get'](), await handlers['doctor.report']({}), opened.log]);
      for (const text of [
        Buffer.from(out.bytes, 'base64').toString(),
        Buffer.from(log.bytes, 'base64').toString(),
        shown,
      ])
        for (const secret of [password, basic.slice(6), 'key-0']) expect(text).not.toContain(secret);
    }
    expect(await written(folder.path)).not.toContain(password);
    await using again = await openTestLibrary(folder.path, { http, secrets });
    expect(await again.library.handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0 });
    expect((await again.library.handlers['doctor.report']({ sourceId: id })).feeds[0]?.signIn).toMatchObject({
      kept: true,
    });
    expect(await again.library.handlers['feeds.signOut']({ id })).toEqual({ signedOut: true });
    expect(await again.library.handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 1 });
    expect(await again.library.handlers['feeds.signOut']({ id })).toEqual({ signedOut: false });
  });

  it('without a key store is signed in to until the library is closed, and nothing of it is written', async () => {
    await using folder = await temporaryFolder();
    await using server = await locked();
    await using http = everyNameTo(server.url);
    let id = '';
    {
      await using opened = await openTestLibrary(folder.path, { http });
      const { handlers } = opened.library;
      await expect(handlers['feeds.preview']({ url: address })).rejects.toMatchObject({ code: 'unauthorised' });
      expect(await handlers['feeds.discover']({ address, signIn: account })).toMatchObject({
        candidates: [{ url: address }],
      });
      expect(await handlers['feeds.preview']({ url: address, signIn: account })).toMatchObject({
        title: 'Members only',
      });
      const source = await handlers['feeds.subscribe']({ url: address, signIn: account });
      id = source.id;
      expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0 });
      const [health] = (await handlers['doctor.report']({ sourceId: id })).feeds;
      expect(health?.signIn).toEqual({ user: 'reader', kept: false, overHttp: false });
    }
    expect(await written(folder.path)).not.toContain(password);
    await using again = await openTestLibrary(folder.path, { http });
    expect(await again.library.handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 1 });
    const list = await again.library.handlers['articles.list']({ kind: 'source', id });
    expect(list.headlines.map(({ title }) => title)).toEqual(['For members']);
  });

  it('takes what was typed into the address out of it', async () => {
    await using folder = await temporaryFolder();
    await using server = await locked();
    await using http = everyNameTo(server.url);
    const secrets = keyStore();
    await using opened = await openTestLibrary(folder.path, { http, secrets });
    const { handlers } = opened.library;
    const typed = `https://reader:${password}@members.example/feed`;
    const source = await handlers['feeds.subscribe']({ url: typed });
    expect(source.address).toBe(address);
    expect(secrets.sealed).toHaveLength(1);
    const opml = `<opml><body><outline type="rss" xmlUrl="${typed.replace('members', 'second')}"/></body></opml>`;
    const [line] = await handlers['opml.import']({
      file: { name: 'a.opml', bytes: Buffer.from(opml).toString('base64') },
    });
    expect(line).toMatchObject({ outcome: 'subscribed', error: null, name: 'https://second.example/feed' });
    const saved = await handlers['pages.save']({ url: typed.replace('/feed', '/page') });
    const { article } = await handlers['articles.get']({ id: saved.id });
    expect(article).toMatchObject({ title: 'The lounge', link: 'https://members.example/page' });
    await handlers['settings.update']({ workOffline: true });
    const wish = await handlers['waiting.add']({ kind: 'save', target: typed });
    expect(wish.target).toBe(address);
    await opened.library.close();
    expect(await written(folder.path)).not.toContain(password);
    expect(JSON.stringify([opened.log, opened.told])).not.toContain(password);
  });

  it('is never sent the password over http without the reader’s word', async () => {
    await using folder = await temporaryFolder();
    await using server = await locked();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const url = `${server.url}/feed`;
    const insecure = { code: 'sign-in-insecure' };
    await expect(handlers['feeds.subscribe']({ url, signIn: account })).rejects.toMatchObject(insecure);
    const typed = url.replace('//', `//reader:${password}@`);
    await expect(handlers['feeds.discover']({ address: typed })).rejects.toMatchObject(insecure);
    expect(server.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    const signIn = { ...account, overHttp: true };
    const { id } = await handlers['feeds.subscribe']({ url, signIn });
    await expect(handlers['feeds.signIn']({ id, ...account })).rejects.toMatchObject(insecure);
    await expect(handlers['feeds.signIn']({ id, ...signIn, user: 'a:b' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(handlers['feeds.signIn']({ id: 'saved', ...signIn })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(handlers['feeds.signIn']({ id: 'nobody', ...signIn })).rejects.toMatchObject({
      code: 'source-not-found',
    });
  });

  it('holds the sign-in for this run when the key store fails, and says so', async () => {
    await using folder = await temporaryFolder();
    await using server = await locked();
    await using http = everyNameTo(server.url);
    const broken: Secrets = {
      seal: () => Promise.reject(new Error('locked')),
      open: () => Promise.reject(new Error('locked')),
    };
    await using opened = await openTestLibrary(folder.path, { http, secrets: broken });
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: address, signIn: account });
    expect(await handlers['feeds.signIn']({ id, ...account })).toMatchObject({ kept: false });
    expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0 });
    expect(opened.log.map(([, event]) => event)).toContain('sign-in.seal');
  });
});

describe('a bare host', () => {
  it('is asked over http when it does not answer over https', async () => {
    await using folder = await temporaryFolder();
    await using server = await startLoopbackServer((_request, response) => response.end(feed));
    await using names = everyNameTo(server.url);
    const http: typeof names = Object.assign(
      async (request: Parameters<typeof names>[0]) => {
        if (request.url.startsWith('https:')) throw new Failure('connection-refused', {});
        return names(request);
      },
      { [Symbol.asyncDispose]: async () => undefined },
    );
    await using opened = await openTestLibrary(folder.path, { http });
    const { candidates } = await opened.library.handlers['feeds.discover']({ address: 'old.example/feed' });
    expect(candidates.map(({ url }) => url)).toEqual(['http://old.example/feed']);
  });
});
