/** electron/main and electron/preload from source, against the double of Electron. The library's process is a plain answering machine. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventEmitter } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LibraryWork, ToLibrary } from '../../electron/main/library-messages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Double } from './double/create.ts';
import type { Frame } from './double/web-contents.ts';
import type { DoubleWindow } from './double/window.ts';

/** Stands for the library's process: answers at once, remembers what it was asked. */
class FakeProcess extends EventEmitter {
  readonly asked: LibraryWork[] = [];
  opened: string | undefined | null = null;
  postMessage = (message: ToLibrary): void => {
    if (message.kind === 'open') {
      this.opened = message.library;
      return;
    }
    this.asked.push(message.work);
    queueMicrotask(() => this.emit('message', { kind: 'answer', id: message.id, answer: this.answer(message.work) }));
    if (message.work.kind === 'close') queueMicrotask(() => this.emit('exit', 0));
  };
  kill = (): boolean => this.emit('exit', 1);
  answer = (work: LibraryWork): unknown => {
    if (work.kind === 'picture')
      return work.picture === 'ab'.repeat(32) ? { bytes: new Uint8Array([7]), type: 'image/png' } : null;
    if (work.kind === 'watch-folder') return { ok: true, data: { id: 'watched' } };
    return { ok: true, data: [] };
  };
}

let electron: Double;
let processes: FakeProcess[];

const boot = async ({ before, ready = true }: { before?: () => void; ready?: boolean } = {}): Promise<void> => {
  vi.resetModules();
  processes = [];
  vi.doMock('./double/utility-process.ts', () => ({
    forkUtility: () => {
      const made = new FakeProcess();
      processes.push(made);
      return made;
    },
  }));
  electron = (await import('electron')) as unknown as Double;
  before?.();
  await import('../../electron/main/main.ts');
  await import('../../electron/preload/preload.ts');
  if (!ready) return;
  await electron.app.doReady();
  await vi.waitFor(() => expect(electron.state.windows).toHaveLength(1));
  await ours().loaded;
};
const ours = (): DoubleWindow => {
  const [window] = electron.state.windows;
  if (window === undefined) throw new Error('no window');
  return window;
};
const library = (): FakeProcess => {
  const last = processes.at(-1);
  if (last === undefined) throw new Error('no library process');
  return last;
};
const invoke = (
  name: unknown,
  input?: unknown,
  frame: Frame | null = ours().webContents.mainFrame,
  sender = ours().webContents,
) => electron.ipcMain.doInvoke(sender, frame, 'broadsheet:call', name, input);
const told = (): unknown[] => {
  const got: unknown[] = [];
  electron.state.receivers.add((_contents, channel, args) => {
    if (channel === 'broadsheet:event') got.push(args[0]);
  });
  return got;
};

afterEach(() => vi.doUnmock('./double/utility-process.ts'));

describe('starting', () => {
  it('sandboxes and registers the scheme before it is ready, without bypassing the policy', async () => {
    await boot({ ready: false });
    expect(electron.state.sandboxed).toBe(true);
    expect(electron.state.schemes).toMatchObject([
      { scheme: 'broadsheet', privileges: { standard: true, secure: true } },
    ]);
    expect(electron.state.schemes[0]?.privileges).not.toHaveProperty('bypassCSP');
    expect(electron.state.schemes[0]?.privileges).not.toHaveProperty('corsEnabled');
    expect([electron.state.windows, processes]).toEqual([[], []]);
  });

  it('a second copy exits and opens nothing', async () => {
    await boot({ before: () => (electron.state.hasLock = false), ready: false });
    expect(electron.state.exitCode).toBe(0);
    await electron.app.doReady();
    expect([electron.state.windows, processes]).toEqual([[], []]);
  });

  it('opens one hardened window and shows it when it is drawn', async () => {
    await boot();
    expect(ours().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: true,
    });
    expect(ours().options.webPreferences?.preload).toMatch(/preload\.cjs$/);
    expect([ours().options.show, ours().shown]).toEqual([false, true]);
  });

  it('has no developer tools when packaged', async () => {
    await boot({ before: () => (electron.state.packaged = true) });
    expect(ours().options.webPreferences?.devTools).toBe(false);
  });

  it('says why when the library cannot be opened, and ends', async () => {
    await boot();
    library().emit('message', { kind: 'failed', error: { code: 'library-locked', params: { folder: '/x' } } });
    expect(electron.state.dialogs.errors.join()).toMatch(/\/x is in use by another Broadsheet/);
    await vi.waitFor(() => expect(electron.state.quit).toBe(true));
  });

  it('passes --library on to the library', async () => {
    const argv = process.argv;
    process.argv = ['electron', '.', '--library', '/tmp/elsewhere'];
    try {
      await boot();
    } finally {
      process.argv = argv;
    }
    expect(library().opened).toBe('/tmp/elsewhere');
  });
});

describe('calls', () => {
  beforeEach(() => boot());

  it('go to the library as they are', async () => {
    expect(await invoke('jobs.list')).toEqual({ ok: true, data: [] });
    await invoke('app.info', {});
    expect(library().asked).toEqual([
      { kind: 'call', name: 'jobs.list', input: undefined },
      { kind: 'call', name: 'app.info', input: {} },
    ]);
  });

  const page = { url: 'broadsheet://paper/index.html', origin: 'broadsheet://paper', parent: null };
  it.each([
    ['no frame', null],
    ['a frame inside the page', { url: 'about:srcdoc', origin: 'broadsheet://paper', parent: page }],
    ['a foreign origin', { url: 'https://evil.example', origin: 'https://evil.example', parent: null }],
    ['an opaque origin', { url: 'about:blank', origin: 'null', parent: null }],
    ['a look-alike', { url: 'broadsheet://paper.evil/', origin: 'broadsheet://paper.evil', parent: null }],
    ['another scheme', { url: 'file:///x', origin: 'file://', parent: null }],
  ])('are refused from %s', async (_what, frame) => {
    expect(await invoke('jobs.list', undefined, frame)).toEqual({
      ok: false,
      error: { code: 'forbidden', params: {} },
    });
    expect(library().asked).toEqual([]);
  });

  it('are refused from another window', async () => {
    const other = new electron.BrowserWindow();
    expect(await invoke('jobs.list', undefined, ours().webContents.mainFrame, other.webContents)).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('host.openExternal opens only allowed addresses', async () => {
    for (const url of ['file:///etc/passwd', 'smb://x/y', 'javascript:alert(1)', 'https://user:word@example.com/']) {
      expect(await invoke('host.openExternal', { url })).toEqual({ ok: true, data: { opened: false } });
    }
    expect(await invoke('host.openExternal', { url: 'https://example.com/x' })).toEqual({
      ok: true,
      data: { opened: true },
    });
    expect(electron.state.openedOutside).toEqual(['https://example.com/x']);
    expect(await invoke('host.openExternal', { url: 5 })).toMatchObject({ error: { code: 'bad-input' } });
  });

  it('host.importFiles reads what the dialog chose and hands the bytes on, with a line for what cannot be read', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'a.txt'), 'hello');
    await mkdir(path.join(folder.path, 'b.txt'));
    const filePaths = ['a.txt', 'b.txt', 'c.txt'].map((name) => path.join(folder.path, name));
    electron.state.dialogs.open = { canceled: false, filePaths };
    expect(await invoke('host.importFiles', { sectionId: 's1' })).toMatchObject({
      ok: true,
      data: [
        { name: 'b.txt', outcome: 'failed', error: { code: 'file-unreadable' } },
        { name: 'c.txt', outcome: 'failed', error: { code: 'file-not-found' } },
      ],
    });
    expect(library().asked).toEqual([
      { kind: 'call', name: 'files.import', input: { files: [{ name: 'a.txt', bytes: 'aGVsbG8=' }], sectionId: 's1' } },
    ]);
  });

  it('host.importFiles passes the library’s refusal on', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'a.txt'), 'hello');
    electron.state.dialogs.open = { canceled: false, filePaths: [path.join(folder.path, 'a.txt')] };
    library().answer = () => ({ ok: false, error: { code: 'disk-full', params: {} } });
    expect(await invoke('host.importFiles', {})).toEqual({ ok: false, error: { code: 'disk-full', params: {} } });
  });

  it('a cancelled dialog does nothing', async () => {
    expect(await invoke('host.importFiles', {})).toEqual({ ok: true, data: [] });
    expect(await invoke('host.watchFolder', {})).toEqual({ ok: true, data: null });
    expect(await invoke('host.saveFile', { name: 'x', bytes: '' })).toEqual({ ok: true, data: { saved: false } });
    expect(library().asked).toEqual([]);
  });

  it('host.watchFolder hands the chosen folder on', async () => {
    electron.state.dialogs.open = { canceled: false, filePaths: ['/home/reader/news'] };
    expect(await invoke('host.watchFolder', { sectionId: null })).toEqual({ ok: true, data: { id: 'watched' } });
    expect(library().asked).toEqual([{ kind: 'watch-folder', folder: '/home/reader/news', sectionId: null }]);
  });

  it('host.saveFile writes where the dialog says and suggests a name without a folder', async () => {
    await using folder = await temporaryFolder();
    const filePath = path.join(folder.path, 'out.opml');
    electron.state.dialogs.save = { canceled: false, filePath };
    const input = { name: '../../.profile:x', bytes: 'aGVsbG8=' };
    expect(await invoke('host.saveFile', input)).toEqual({ ok: true, data: { saved: true } });
    expect(await readFile(filePath, 'utf8')).toBe('hello');
    expect(electron.state.dialogs.suggested).not.toMatch(/[/\\:]|^\./);
  });

  it('host.saveFile says that the disk failed', async () => {
    electron.state.dialogs.save = { canceled: false, filePath: '/nowhere/at/all/x' };
    expect(await invoke('host.saveFile', { name: 'x', bytes: '' })).toMatchObject({ error: { code: 'disk-failed' } });
  });
});

describe('the library’s process', () => {
  beforeEach(() => boot());

  it('is started again when it dies, and the page is told', async () => {
    const got = told();
    library().answer = () => undefined;
    const [dying] = processes;
    if (dying === undefined) throw new Error('no process');
    dying.postMessage = () => undefined;
    const lost = invoke('jobs.list');
    dying.emit('exit', 139);
    expect(await lost).toEqual({ ok: false, error: { code: 'internal', params: {} } });
    expect(got).toEqual([
      { name: 'notice', payload: { code: 'library-restarted', params: {} } },
      { name: 'paper.changed', payload: {} },
    ]);
    expect(processes).toHaveLength(2);
    expect(await invoke('jobs.list')).toEqual({ ok: true, data: [] });
  });

  it('is given up after three deaths within a minute; calls are then answered at once', async () => {
    const got = told();
    for (let death = 0; death < 3; death += 1) library().emit('exit', 1);
    expect(processes).toHaveLength(3);
    expect(got.at(-1)).toEqual({ name: 'notice', payload: { code: 'library-stopped', params: {} } });
    expect(await invoke('jobs.list')).toEqual({ ok: false, error: { code: 'internal', params: {} } });
  });

  it('is closed before the program ends', async () => {
    electron.app.quit();
    expect(electron.state.quit).toBe(false);
    await vi.waitFor(() => expect(electron.state.quit).toBe(true));
    expect(library().asked).toEqual([{ kind: 'close' }]);
    expect(processes).toHaveLength(1);
  });

  it('tells the page what it tells', () => {
    const got = told();
    library().emit('message', { kind: 'told', told: { name: 'network.changed', payload: { online: false } } });
    expect(got).toEqual([{ name: 'network.changed', payload: { online: false } }]);
  });
});

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
    await vi.waitFor(() => expect(electron.state.openedOutside).toEqual(allowed));
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

describe('asked from outside', () => {
  it('a second copy’s link is put before the reader; the window comes to the front', async () => {
    await boot();
    const got = told();
    ours().minimised = true;
    const argv = ['/usr/bin/broadsheet', '--no-sandbox', 'feed:https://example.com/f.xml', 'file:///etc/passwd'];
    electron.app.emit('second-instance', {}, argv, '/home/reader');
    expect(got).toEqual([
      { name: 'launch.request', payload: { kind: 'subscribe', target: 'https://example.com/f.xml' } },
    ]);
    expect([ours().minimised, ours().focused]).toEqual([false, 1]);
  });

  it('links from before the window wait for it', async () => {
    await boot({ ready: false });
    const got = told();
    const preventDefault = vi.fn<() => void>();
    electron.app.emit('open-url', { preventDefault }, 'feed://example.com/x');
    electron.app.emit('activate');
    await electron.app.doReady();
    await ours().loaded;
    ours().webContents.emit('did-finish-load');
    expect(got).toEqual([{ name: 'launch.request', payload: { kind: 'subscribe', target: 'https://example.com/x' } }]);
    expect(preventDefault).toHaveBeenCalledTimes(1);
  });

  it('files are taken in only when the reader agrees', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'subscriptions.opml');
    await writeFile(file, '<opml/>');
    await boot();
    electron.app.emit('open-file', { preventDefault: () => undefined }, file);
    await vi.waitFor(() =>
      expect(electron.state.dialogs.asked).toEqual(['Take “subscriptions.opml” into Broadsheet?']),
    );
    expect(library().asked).toEqual([]);
    electron.state.dialogs.message = { response: 0 };
    electron.app.emit('open-file', { preventDefault: () => undefined }, file);
    await vi.waitFor(() => expect(library().asked).toMatchObject([{ kind: 'call', name: 'files.import' }]));
  });

  it('files that cannot be read are told', async () => {
    await boot();
    const got = told();
    electron.state.dialogs.message = { response: 0 };
    electron.app.emit('second-instance', {}, ['broadsheet', 'gone.opml'], '/nowhere');
    await vi.waitFor(() =>
      expect(got).toEqual([{ name: 'notice', payload: { code: 'file-not-found', params: { name: 'gone.opml' } } }]),
    );
  });

  it('closing the last window ends the program, but not on a Mac, where activating opens a new one', async () => {
    await boot();
    ours().close();
    await vi.waitFor(() => expect(electron.state.quit).toBe(process.platform !== 'darwin'));
    const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    try {
      await boot();
      ours().close();
      expect(electron.state.quit).toBe(false);
      electron.app.emit('activate');
      expect(electron.state.windows).toHaveLength(1);
    } finally {
      platform.mockRestore();
    }
  });
});

describe('preload', () => {
  type Exposed = {
    readonly call: (name: string, input?: unknown) => Promise<unknown>;
    readonly on: (name: string, listener: (...args: unknown[]) => void) => () => void;
  };
  beforeEach(() => boot());
  const bridge = (): Exposed => electron.exposed['broadsheet'] as Exposed;

  it('exposes call, on and host, frozen, and nothing else', () => {
    expect(Object.keys(electron.exposed)).toEqual(['broadsheet']);
    expect(Object.keys(bridge()).toSorted()).toEqual(['call', 'host', 'on']);
    expect(Object.isFrozen(bridge())).toBe(true);
  });

  it('carries calls and events, never Electron’s event object', async () => {
    const heard: unknown[][] = [];
    const stop = bridge().on('network.changed', (...args) => heard.push(args));
    expect(await bridge().call('jobs.list')).toEqual({ ok: true, data: [] });
    library().emit('message', { kind: 'told', told: { name: 'network.changed', payload: { online: true } } });
    library().emit('message', { kind: 'told', told: { name: 'paper.changed', payload: {} } });
    stop();
    library().emit('message', { kind: 'told', told: { name: 'network.changed', payload: { online: false } } });
    expect(heard).toEqual([[{ online: true }]]);
  });

  it('keeps what the reader asked for until the page listens, once', () => {
    const tell = (target: string): boolean =>
      library().emit('message', {
        kind: 'told',
        told: { name: 'launch.request', payload: { kind: 'subscribe', target } },
      });
    tell('https://example.com/a');
    library().emit('message', { kind: 'told', told: { name: 'paper.changed', payload: {} } });
    const heard: unknown[] = [];
    bridge().on('paper.changed', (payload) => heard.push(payload));
    expect(heard).toEqual([]);
    bridge().on('launch.request', (payload) => heard.push(payload));
    tell('https://example.com/b');
    expect(heard).toEqual([
      { kind: 'subscribe', target: 'https://example.com/a' },
      { kind: 'subscribe', target: 'https://example.com/b' },
    ]);
    bridge().on('launch.request', (payload) => heard.push(payload));
    expect(heard).toHaveLength(2);
  });

  it('knows the contract’s events only', () => {
    expect(() => bridge().on('broadsheet:call', () => undefined)).toThrow('no such event');
  });
});

describe('the menu', () => {
  type Entry = {
    readonly label?: string;
    readonly role?: string;
    readonly click?: () => void;
    readonly submenu?: Entry[];
  };
  const all = (entries: readonly Entry[]): readonly Entry[] =>
    entries.flatMap((entry) => [entry, ...all(entry.submenu ?? [])]);

  it('has no entry that reloads or opens developer tools', async () => {
    await boot();
    expect(JSON.stringify(electron.state.menu?.items)).not.toMatch(/reload|toggleDevTools/i);
  });

  it('tells the page a command for each entry, and opens the website outside', async () => {
    await boot();
    const got = told();
    const entries = all((electron.state.menu?.items ?? []) as Entry[]).filter(({ click }) => click !== undefined);
    for (const { click } of entries) click?.();
    expect(got.length).toBe(entries.length - 1);
    expect(got).toContainEqual({ name: 'menu.command', payload: { command: 'add-source' } });
    await vi.waitFor(() => expect(electron.state.openedOutside).toEqual(['https://broadsheet.example.org/']));
  });
});
