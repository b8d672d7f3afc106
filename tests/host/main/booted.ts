/** electron/main and electron/preload from source, started against the double of Electron. The library's process is a plain answering machine. */
import { EventEmitter } from 'node:events';
import { expect, vi } from 'vitest';
import type { LibraryWork, ToLibrary } from '../../../electron/main/library-messages.ts';
import type { Double } from '../double/create.ts';
import type { Frame } from '../double/web-contents.ts';
import type { DoubleWindow } from '../double/window.ts';

/** Stands for the library's process: answers at once, remembers what it was asked. */
export class FakeProcess extends EventEmitter {
  readonly asked: LibraryWork[] = [];
  /** What the main process answered about the system. */
  readonly system: (string | null)[] = [];
  opened: string | undefined | null = null;
  keyStore: boolean | null = null;
  postMessage = (message: ToLibrary): void => {
    if (message.kind === 'open') {
      this.opened = message.library;
      this.keyStore = message.keyStore;
      return;
    }
    if (message.kind === 'system') {
      this.system.push(message.answer);
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

/** The double of the last `boot`. */
export let electron: Double;
/** The library's processes of the last `boot`, in the order they were started. */
export let processes: FakeProcess[];

/** Loads main and preload anew; `before` runs before they do. */
export const boot = async ({ before, ready = true }: { before?: () => void; ready?: boolean } = {}): Promise<void> => {
  vi.resetModules();
  processes = [];
  vi.doMock('../double/utility-process.ts', () => ({
    forkUtility: () => {
      const made = new FakeProcess();
      processes.push(made);
      return made;
    },
  }));
  electron = (await import('electron')) as unknown as Double;
  before?.();
  await import('../../../electron/main/main.ts');
  await import('../../../electron/preload/preload.ts');
  if (!ready) return;
  await electron.app.doReady();
  await expect.poll(() => electron.state.windows).toHaveLength(1);
  await ours().loaded;
};
/** The one window. */
export const ours = (): DoubleWindow => {
  const [window] = electron.state.windows;
  if (window === undefined) throw new Error('no window');
  return window;
};
/** The library's process that runs now. */
export const library = (): FakeProcess => {
  const last = processes.at(-1);
  if (last === undefined) throw new Error('no library process');
  return last;
};
/** The page calls, or somebody who says so. */
export const invoke = (
  name: unknown,
  input?: unknown,
  frame: Frame | null = ours().webContents.mainFrame,
  sender = ours().webContents,
) => electron.ipcMain.doInvoke(sender, frame, 'broadsheet:call', name, input);
/** What the page is told from now on. */
export const told = (): unknown[] => {
  const got: unknown[] = [];
  electron.state.receivers.add((_contents, channel, args) => {
    if (channel === 'broadsheet:event') got.push(args[0]);
  });
  return got;
};
