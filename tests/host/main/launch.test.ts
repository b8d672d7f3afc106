/** What the system asks from outside, the menu, and the preload. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { boot, electron, library, ours, told } from './booted.ts';

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

  it('a link that asks to save a page is put before the reader, never one that hides another scheme', async () => {
    await boot();
    const got = told();
    const preventDefault = vi.fn<() => void>();
    electron.app.emit('open-url', { preventDefault }, 'broadsheet:save?url=https%3A%2F%2Fexample.com%2Fstory%3Fa%3D1');
    electron.app.emit('open-url', { preventDefault }, 'broadsheet://save/?url=javascript:alert(1)');
    electron.app.emit('open-url', { preventDefault }, 'broadsheet:save?url=file:///etc/passwd');
    expect(got).toEqual([
      { name: 'launch.request', payload: { kind: 'save', target: 'https://example.com/story?a=1' } },
    ]);
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
    await expect.poll(() => electron.state.dialogs.asked).toEqual(['Take “subscriptions.opml” into Broadsheet?']);
    expect(library().asked).toEqual([]);
    electron.state.dialogs.message = { response: 0 };
    electron.app.emit('open-file', { preventDefault: () => undefined }, file);
    await expect.poll(() => library().asked).toMatchObject([{ kind: 'call', name: 'files.import' }]);
  });

  it('files that cannot be read are told', async () => {
    await boot();
    const got = told();
    electron.state.dialogs.message = { response: 0 };
    electron.app.emit('second-instance', {}, ['broadsheet', 'gone.opml'], '/nowhere');
    await expect
      .poll(() => got)
      .toEqual([{ name: 'notice', payload: { code: 'file-not-found', params: { name: 'gone.opml' } } }]);
  });

  it('closing the last window ends the program, but not on a Mac, where activating opens a new one', async () => {
    await boot();
    ours().close();
    await expect.poll(() => electron.state.quit).toBe(process.platform !== 'darwin');
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
    await expect.poll(() => electron.state.openedOutside).toEqual(['https://broadsheet.example.org/']);
  });
});
