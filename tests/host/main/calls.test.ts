/** Who may call, and the calls that the desktop answers itself. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { boot, electron, invoke, library, ours } from './booted.ts';

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

  const exported = { name: 'World.html', bytes: Buffer.from('<!doctype html>paper').toString('base64') };

  it('host.savePdf prints the library’s document in a hidden window without scripts, and writes it where the dialog says', async () => {
    await using folder = await temporaryFolder();
    const filePath = path.join(folder.path, 'world.pdf');
    electron.state.dialogs.save = { canceled: false, filePath };
    library().answer = () => ({ ok: true, data: exported });
    const what = { filter: { kind: 'section', id: 's1' } };
    expect(await invoke('host.savePdf', what)).toEqual({ ok: true, data: { saved: true } });
    expect(library().asked).toEqual([{ kind: 'call', name: 'articles.export', input: { ...what, format: 'html' } }]);
    expect(electron.state.dialogs.suggested).toBe('World.pdf');
    expect(await readFile(filePath, 'utf8')).toBe('%PDF-double');
    const [printed] = electron.state.printed;
    expect(printed?.text).toBe('<!doctype html>paper');
    expect(printed?.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    expect(printed?.options.webPreferences).not.toHaveProperty('preload');
    expect(electron.state.windows).toEqual([ours()]);
    const own = electron.state.partitions.get('print');
    expect(await own?.askRequest('https://tracker.example/')).toBe(false);
    expect(await own?.askRequest('broadsheet://paper/index.html')).toBe(false);
    expect(own?.askCheck(null, 'clipboard-read')).toBe(false);
    expect(own?.askDownload()).toBe(false);
  });

  it('host.savePdf prints nothing when the dialog is cancelled, and leaves no window when printing fails', async () => {
    library().answer = () => ({ ok: true, data: exported });
    expect(await invoke('host.savePdf', { edition: 'paper' })).toEqual({ ok: true, data: { saved: false } });
    expect(electron.state.printed).toEqual([]);
    electron.state.printFails = true;
    electron.state.dialogs.save = { canceled: false, filePath: '/nowhere/x.pdf' };
    expect(await invoke('host.savePdf', { edition: 'paper' })).toMatchObject({ error: { code: 'internal' } });
    expect(electron.state.windows).toEqual([ours()]);
    library().answer = () => ({ ok: false, error: { code: 'article-not-found', params: {} } });
    expect(await invoke('host.savePdf', { edition: 'paper' })).toMatchObject({ error: { code: 'article-not-found' } });
    expect(await invoke('host.savePdf', { edition: 'all' })).toMatchObject({ error: { code: 'bad-input' } });
  });

  it('host.saveFile says that the disk failed', async () => {
    electron.state.dialogs.save = { canceled: false, filePath: '/nowhere/at/all/x' };
    expect(await invoke('host.saveFile', { name: 'x', bytes: '' })).toMatchObject({ error: { code: 'disk-failed' } });
  });
});
