/** What the window may do, and what its address serves. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { boot, electron, ours } from './booted.ts';

describe('what the window may do', () => {
  beforeEach(() => boot());
  const contents = () => ours().webContents;

  it('never navigates away', () => {
    expect(contents().askNavigate('broadsheet://paper/index.html')).toBe(true);
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'broadsheet://paper/other.html',
      'broadsheet://evil/index.html',
      'data:text/html,x',
    ]) {
      expect(contents().askNavigate(url), url).toBe(false);
    }
    expect(contents().askNavigate('about:srcdoc', false)).toBe(true);
    expect(contents().askNavigate('https://example.com/', false)).toBe(false);
    expect([contents().askRedirect('https://example.com'), contents().askWebview()]).toEqual([false, false]);
  });

  it('opens no other window; allowed links open outside', async () => {
    const allowed = ['https://example.com/a', 'mailto:a@b.example'];
    const refused = ['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'https://user:word@example.com/'];
    for (const url of [...allowed, ...refused]) expect(contents().askOpen(url)).toBe('deny');
    await expect.poll(() => electron.state.openedOutside).toEqual(allowed);
    expect(electron.state.windows).toHaveLength(1);
  });

  it('gets no permission but writing to the clipboard', async () => {
    const { defaultSession } = electron.session;
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'fileSystem',
    ]) {
      expect(await defaultSession.askPermission(contents(), permission), permission).toBe(false);
      expect(defaultSession.askCheck(contents(), permission), permission).toBe(false);
    }
    expect(await defaultSession.askPermission(contents(), 'clipboard-sanitized-write')).toBe(true);
    expect(defaultSession.askCheck(contents(), 'clipboard-sanitized-write')).toBe(true);
    expect(await defaultSession.askPermission({}, 'clipboard-sanitized-write')).toBe(false);
    expect(defaultSession.askCheck(null, 'clipboard-sanitized-write')).toBe(false);
    expect([defaultSession.askDevice(), defaultSession.askDownload()]).toEqual([false, false]);
  });

  it('reaches no network', async () => {
    const { defaultSession } = electron.session;
    for (const url of [
      'https://tracker.example/p.gif',
      'http://127.0.0.1:80/',
      'ws://x/',
      'file:///etc/passwd',
      'broadsheet://evil/x',
      'broadsheet://paper.evil/x',
      'blob:https://evil.example/1',
    ]) {
      expect(await defaultSession.askRequest(url), url).toBe(false);
    }
    for (const url of ['broadsheet://paper/index.html', 'data:image/png;base64,', 'blob:broadsheet://paper/1']) {
      expect(await defaultSession.askRequest(url), url).toBe(true);
    }
  });

  it('refuses wrong certificates', () => {
    const answer = vi.fn<(trusted: boolean) => void>();
    electron.app.emit('certificate-error', {}, contents(), 'https://x', 'e', {}, answer);
    expect(answer).toHaveBeenCalledWith(false);
  });
});

describe('broadsheet://paper/', () => {
  beforeEach(() => boot());
  const get = async (url: string, method = 'GET'): Promise<Response> => {
    const handler = electron.state.protocols.get('broadsheet');
    if (handler === undefined) throw new Error('no handler');
    return handler(new Request(url, { method }));
  };

  it('serves stored pictures', async () => {
    const got = await get(`broadsheet://paper/pictures/${'ab'.repeat(32)}`);
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(new Uint8Array([7]));
    expect((await get(`broadsheet://paper/pictures/${'cd'.repeat(32)}`)).status).toBe(404);
  });

  it('serves nothing outside, under no other host, by no other method', async () => {
    for (const url of [
      'broadsheet://paper/..%2f..%2fpackage.json',
      'broadsheet://paper/../../package.json',
      'broadsheet://paper/%2e%2e/%2e%2e/package.json',
      'broadsheet://paper/%00',
      'broadsheet://other/index.html',
    ]) {
      const got = await get(url);
      expect(got.status, url).toBe(404);
      expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await get('broadsheet://paper/index.html', 'POST')).status).toBe(405);
  });
});
