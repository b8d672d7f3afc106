import { EventEmitter } from 'node:events';
import { need } from './need.ts';
import type { DoubleState } from './state.ts';
import type { DoubleContents, Frame } from './web-contents.ts';

type Listener = (event: unknown, ...args: unknown[]) => unknown;

export class DoubleIpcMain extends EventEmitter {
  readonly #invokable = new Map<string, Listener>();
  handle = (channel: string, listener: Listener): void => {
    need(!this.#invokable.has(channel), `ipcMain.handle(${channel}) twice`);
    this.#invokable.set(channel, listener);
  };
  /** A frame of a page invokes a channel. */
  doInvoke = async (
    sender: DoubleContents,
    senderFrame: Frame | null,
    channel: string,
    ...args: unknown[]
  ): Promise<unknown> => {
    const listener = this.#invokable.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await listener({ type: 'frame', sender, senderFrame }, ...structuredClone(args)));
  };
}

export class DoubleIpcRenderer extends EventEmitter {
  readonly #state: DoubleState;
  readonly #main: DoubleIpcMain;
  constructor(state: DoubleState, main: DoubleIpcMain) {
    super();
    this.#state = state;
    this.#main = main;
    state.receivers.add((_contents, channel, args) => this.emit(channel, { sender: this }, ...args));
  }
  invoke = (channel: string, ...args: unknown[]): Promise<unknown> => {
    const [window] = this.#state.windows;
    if (window === undefined) throw new Error('no window');
    return this.#main.doInvoke(window.webContents, window.webContents.mainFrame, channel, ...args);
  };
}
