/**
 * Makes a double of Electron for tests, typed against Electron's own declarations: a member that Electron does not have is a compile
 * error. It keeps Electron's rules that matter here: what must happen before or after `ready` and only once, structured clone over IPC,
 * what contextBridge lets through, and Electron's permissive defaults for permissions and navigation. Members that start with `do` or
 * `ask` are the tests' own: they do what Chromium or the operating system would.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { DoubleApp } from './app.ts';
import { exposeInto } from './context-bridge.ts';
import { DoubleIpcMain, DoubleIpcRenderer } from './ipc.ts';
import { need } from './need.ts';
import { DoubleSession } from './session.ts';
import { newState } from './state.ts';
import { forkUtility } from './utility-process.ts';
import type { DoubleContents } from './web-contents.ts';
import { DoubleWindow } from './window.ts';

/** The names of ours that Electron does not have, tests' own ones left out; must be `never`. */
type Invented<Mine, Real> = Exclude<keyof Mine, keyof Real | `do${string}` | `ask${string}`>;
type None<T extends never> = T;
export type Checked = [
  None<Invented<DoubleApp, Electron.App>>,
  None<Invented<DoubleSession, Electron.Session>>,
  None<Invented<DoubleContents, Electron.WebContents>>,
  None<
    Exclude<Invented<DoubleWindow, Electron.BrowserWindow>, 'options' | 'loaded' | 'shown' | 'focused' | 'minimised'>
  >,
  None<Invented<DoubleIpcMain, Electron.IpcMain>>,
  None<Invented<DoubleIpcRenderer, Electron.IpcRenderer>>,
];
type Part<T> = { [K in keyof T]?: unknown };
type Handler = (request: Request) => Response | Promise<Response>;

export const createDouble = () => {
  const state = newState();
  const app = new DoubleApp(state);
  const defaultSession = new DoubleSession();
  const ipcMain = new DoubleIpcMain();
  const exposed: Record<string, unknown> = {};

  const protocol = {
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

  const session = {
    get defaultSession(): DoubleSession {
      need(state.ready, 'session.defaultSession before ready');
      return defaultSession;
    },
    fromPartition: (partition: string, _options?: Electron.FromPartitionOptions): DoubleSession => {
      need(state.ready, 'session.fromPartition() before ready');
      const known = state.partitions.get(partition) ?? new DoubleSession();
      state.partitions.set(partition, known);
      return known;
    },
  } satisfies Part<typeof Electron.session>;

  class BrowserWindow extends DoubleWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      const own = options.webPreferences?.session as unknown as DoubleSession | undefined;
      super({ state, app, session: own ?? defaultSession, isDefault: own === undefined }, options);
    }
    static getAllWindows = (): DoubleWindow[] => state.windows;
  }

  class Menu {
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

  const shell = {
    openExternal: (url: string): Promise<void> => {
      state.openedOutside.push(url);
      return Promise.resolve();
    },
  } satisfies Part<typeof Electron.shell>;

  /** Dialogs answer what the test put into `state.dialogs`, else as if the reader had cancelled. */
  const dialog = {
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

  const utilityProcess = {
    fork: (module: string, args: string[] = [], options: Electron.ForkOptions = {}) => {
      need(state.ready, 'utilityProcess.fork() before ready');
      const child = forkUtility(module, args, options);
      state.children.push(child);
      return child;
    },
  } satisfies Part<typeof Electron.utilityProcess>;

  const powerMonitor = Object.assign(new EventEmitter(), {
    isOnBatteryPower: (): boolean => state.onBattery,
  }) satisfies Part<typeof Electron.powerMonitor>;

  /** A key store of its own: what it seals is not readable, and only this double opens it. */
  const safeStorage = {
    isEncryptionAvailable: () => state.keyStore !== null,
    getSelectedStorageBackend: () => state.keyStore ?? 'unknown',
    encryptString: (text: string): Buffer => {
      need(state.ready && state.keyStore !== null, 'safeStorage.encryptString() without a key store');
      return Buffer.from(`sealed:${Buffer.from(text).toString('hex')}`);
    },
    decryptString: (sealed: Buffer): string => {
      need(sealed.toString().startsWith('sealed:'), 'safeStorage.decryptString() of something else');
      return Buffer.from(sealed.toString().slice('sealed:'.length), 'hex').toString();
    },
  } satisfies Part<typeof Electron.safeStorage>;

  const contextBridge = { exposeInMainWorld: exposeInto(exposed) } satisfies Part<typeof Electron.contextBridge>;

  return {
    app,
    protocol,
    session,
    BrowserWindow,
    Menu,
    shell,
    dialog,
    utilityProcess,
    safeStorage,
    powerMonitor,
    ipcMain,
    ipcRenderer: new DoubleIpcRenderer(state, ipcMain),
    contextBridge,
    /** The tests' own view of what was done. */
    state,
    /** What preload put into the page's world. */
    exposed,
  };
};

export type Double = ReturnType<typeof createDouble>;
