/** How the desktop starts, keeps its library and ends. */
import { beforeEach, describe, expect, it } from 'vitest';
import { boot, electron, invoke, library, ours, processes, told } from './booted.ts';

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
    await expect.poll(() => electron.state.quit).toBe(true);
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
    await expect.poll(() => electron.state.quit).toBe(true);
    expect(library().asked).toEqual([{ kind: 'close' }]);
    expect(processes).toHaveLength(1);
  });

  it('tells the page what it tells', () => {
    const got = told();
    library().emit('message', { kind: 'told', told: { name: 'network.changed', payload: { online: false } } });
    expect(got).toEqual([{ name: 'network.changed', payload: { online: false } }]);
  });
});
