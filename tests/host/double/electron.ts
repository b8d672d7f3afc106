/**
 * A double of Electron for tests, typed against Electron's own declarations: a member that Electron does not have is a compile error.
 * It keeps Electron's rules that matter here: what must happen before or after `ready` and only once, structured clone over IPC, what
 * contextBridge lets through, and Electron's permissive defaults for permissions and navigation. Members that start with `do` or
 * `ask` are the tests' own: they do what Chromium or the operating system would.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { expose, exposedWorlds } from './context-bridge.ts';
import { need } from './need.ts';
import { DoubleSession } from './session.ts';
import { state } from './state.ts';
import { forkUtility } from './utility-process.ts';
import { DoubleContents } from './web-contents.ts';
import type { Frame } from './web-contents.ts';

export { state } from './state.ts';
export type { Frame } from './web-contents.ts';

/** The names of ours that Electron does not have, tests' own ones left out; must be `never`. */
type Invented<Mine, Real> = Exclude<keyof Mine, keyof Real | `do${string}` | `ask${string}`>;
type None<T extends never> = T;
export type Checked = [
  None<Invented<DoubleApp, Electron.App>>,
  None<Invented<DoubleSession, Electron.Session>>,
  None<Invented<DoubleContents, Electron.WebContents>>,
  None<
    Exclude<Invented<BrowserWindow, Electron.BrowserWindow>, 'options' | 'loaded' | 'shown' | 'focused' | 'minimised'>
  >,
  None<Invented<DoubleIpcMain, Electron.IpcMain>>,
  None<Invented<DoubleIpcRenderer, Electron.IpcRenderer>>,
];
type Part<T> = { [K in keyof T]?: unknown };

class DoubleApp extends EventEmitter {
  #announce: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => {
    this.#announce = resolve;
  });
  get isPackaged(): boolean {
    return state.packaged;
  }
  isReady = (): boolean => state.ready;
  whenReady = (): Promise<void> => this.#ready;
  enableSandbox = (): void => {
    need(!state.ready, 'app.enableSandbox() after ready');
    state.sandboxed = true;
  };
  requestSingleInstanceLock = (): boolean => state.hasLock;
  getVersion = (): string => '0.0.0-test';
  getPath = (name: string): string => `profile/${name}`;
  exit = (code = 0): void => {
    state.exitCode = code;
  };
  quit = (): void => {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (prevented || state.quit) return;
    state.quit = true;
    this.emit('quit', {}, 0);
  };
  doReady = async (): Promise<void> => {
    state.ready = true;
    this.emit('ready');
    this.#announce();
    await new Promise((resolve) => setImmediate(resolve));
  };
}
export const app = new DoubleApp();

type Handler = (request: Request) => Response | Promise<Response>;

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]): void => {
    need(!state.ready, 'protocol.registerSchemesAsPrivileged() after ready');
    need(state.schemes.length === 0, 'protocol.registerSchemesAsPrivileged() twice');
    state.schemes = schemes;
  },
  handle: (scheme: string, handler: Handler): void => {
    need(state.ready, 'protocol.handle() before ready');
    need(!state.protocols.has(scheme), `protocol.handle(${scheme}) twice`);
    state.protocols.set(scheme, handler);
  },
} satisfies Part<typeof Electron.protocol>;

const defaultSession = new DoubleSession();
export const session = {
  get defaultSession(): DoubleSession {
    need(state.ready, 'session.defaultSession before ready');
    return defaultSession;
  },
} satisfies Part<typeof Electron.session>;

export class BrowserWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: DoubleContents;
  loaded: Promise<Response> | null = null;
  shown = false;
  minimised = false;
  focused = 0;
  #destroyed = false;
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    need(state.ready, 'new BrowserWindow() before ready');
    this.options = options;
    this.webContents = new DoubleContents(defaultSession);
    state.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  static getAllWindows = (): BrowserWindow[] => state.windows;
  loadURL = (url: string): Promise<void> => {
    this.loaded = this.webContents.doLoad(url).then((response) => {
      this.emit('ready-to-show');
      return response;
    });
    return this.loaded.then(() => undefined);
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
  close = (): void => {
    this.#destroyed = true;
    this.webContents.doDestroy();
    state.windows = state.windows.filter((window) => window !== this);
    this.emit('closed');
    if (state.windows.length === 0) app.emit('window-all-closed');
  };
}

export const shell = {
  openExternal: (url: string): Promise<void> => {
    state.openedOutside.push(url);
    return Promise.resolve();
  },
} satisfies Part<typeof Electron.shell>;

export class Menu {
  readonly items: Electron.MenuItemConstructorOptions[];
  constructor(items: Electron.MenuItemConstructorOptions[] = []) {
    this.items = items;
  }
  static buildFromTemplate = (template: Electron.MenuItemConstructorOptions[]): Menu => new Menu(template);
  static setApplicationMenu = (menu: Menu | null): void => {
    need(state.ready, 'Menu.setApplicationMenu() before ready');
    state.menu = menu;
  };
}

/** Dialogs answer what the test put into `state.dialogs`, else as if the reader had cancelled. */
export const dialog = {
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [], ...state.dialogs.open }),
  showSaveDialog: (_window: unknown, options: Electron.SaveDialogOptions) => {
    state.dialogs.suggested = options.defaultPath ?? null;
    return Promise.resolve({ canceled: true, filePath: '', ...state.dialogs.save });
  },
  showMessageBox: (_window: unknown, options: Electron.MessageBoxOptions) => {
    state.dialogs.asked.push(options.message);
    return Promise.resolve({ response: options.cancelId ?? 0, checkboxChecked: false, ...state.dialogs.message });
  },
  showErrorBox: (title: string, content: string): void => {
    state.dialogs.errors.push(`${title}: ${content}`);
  },
} satisfies Part<typeof Electron.dialog>;

export const utilityProcess = {
  fork: (module: string, args: string[] = [], options: Electron.ForkOptions = {}) => {
    need(state.ready, 'utilityProcess.fork() before ready');
    return forkUtility(module, args, options);
  },
} satisfies Part<typeof Electron.utilityProcess>;

type Listener = (event: unknown, ...args: unknown[]) => unknown;
const invokable = new Map<string, Listener>();

class DoubleIpcMain extends EventEmitter {
  handle = (channel: string, listener: Listener): void => {
    need(!invokable.has(channel), `ipcMain.handle(${channel}) twice`);
    invokable.set(channel, listener);
  };
  /** A frame of a page invokes a channel. */
  doInvoke = async (
    sender: DoubleContents,
    senderFrame: Frame | null,
    channel: string,
    ...args: unknown[]
  ): Promise<unknown> => {
    const listener = invokable.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await listener({ type: 'frame', sender, senderFrame }, ...structuredClone(args)));
  };
}
export const ipcMain = new DoubleIpcMain();

class DoubleIpcRenderer extends EventEmitter {
  invoke = (channel: string, ...args: unknown[]): Promise<unknown> => {
    const contents = (state.windows[0] as BrowserWindow).webContents;
    return ipcMain.doInvoke(contents, contents.mainFrame, channel, ...args);
  };
}
export const ipcRenderer = new DoubleIpcRenderer();
state.receivers.add((_contents, channel, args) => ipcRenderer.emit(channel, { sender: ipcRenderer }, ...args));

export const contextBridge = {
  exposeInMainWorld: expose,
} satisfies Part<typeof Electron.contextBridge>;
/** What preload put into the page's world. */
export const exposed = exposedWorlds;
