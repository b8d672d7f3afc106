import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { need } from './need.ts';
import type { DoubleSession } from './session.ts';
import type { DoubleState } from './state.ts';
import { DoubleContents } from './web-contents.ts';

/** What a window needs of the rest of the double. */
export type Surroundings = {
  readonly state: DoubleState;
  readonly session: DoubleSession;
  readonly app: EventEmitter;
  readonly isDefault: boolean;
};

export class DoubleWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: DoubleContents;
  loaded: Promise<Response> | null = null;
  shown = false;
  minimised = false;
  focused = 0;
  readonly #around: Surroundings;
  #destroyed = false;
  constructor(around: Surroundings, options: BrowserWindowConstructorOptions) {
    super();
    need(around.state.ready, 'new BrowserWindow() before ready');
    this.#around = around;
    this.options = options;
    this.webContents = new DoubleContents(around.state, around.session, around.isDefault, options);
    around.state.windows.push(this);
    around.app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL = async (url: string): Promise<void> => {
    this.loaded = this.webContents.doLoad(url);
    await this.loaded;
    this.emit('ready-to-show');
  };
  show = (): void => {
    this.shown = true;
  };
  focus = (): void => {
    this.focused += 1;
  };
  isMinimized = (): boolean => this.minimised;
  restore = (): void => {
    this.minimised = false;
  };
  isDestroyed = (): boolean => this.#destroyed;
  destroy = (): void => this.close();
  close = (): void => {
    const { state, app } = this.#around;
    this.#destroyed = true;
    this.webContents.doDestroy();
    state.windows = state.windows.filter((window) => window !== this);
    this.emit('closed');
    if (state.windows.length === 0) app.emit('window-all-closed');
  };
}
