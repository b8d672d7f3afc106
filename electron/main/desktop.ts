/** The desktop program: one window on the paper, the library in its own process, what the system asks from outside. */
import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, utilityProcess } from 'electron';
import { channels, paperAddress, paperHost, paperScheme } from '../contract/channels.ts';
import { isCallName, isHostCall } from '../contract/calls.ts';
import type { ErrorInfo } from '../contract/errors.ts';
import { createAssets, securityHeaders } from '../host/assets.ts';
import { createDispatch, describeError, refusal } from '../host/dispatch.ts';
import type { Log } from '../host/host.ts';
import { rendererFolder } from '../host/root.ts';
import { confirmImport, createHostCalls, importFromPaths } from './host-calls.ts';
import { launchRequests, libraryArgument } from './launch.ts';
import type { LaunchRequest } from './launch.ts';
import { createLibraryClient } from './library-client.ts';
import type { LibraryClient } from './library-client.ts';
import type { Told } from './library-messages.ts';
import { menuTemplate } from './menu.ts';
import { createPdfPrinter } from './print-pdf.ts';
import { askSystem, followPower, hasKeyStore, tellPower } from './system.ts';
import type { TellPower } from './system.ts';
import { isTrustedSender, lockContents, lockSession, openOutside, windowPreferences } from './security.ts';
import { startFailure } from './words.ts';

const website = 'https://broadsheet.example.org/';

/** The main process has no file of its own: its troubles go to standard error, the library's process keeps the log. */
const log: Log = (level, event, details) => {
  if (level === 'warn' || level === 'error') process.stderr.write(`${event} ${JSON.stringify(details ?? {})}\n`);
};
const trouble = (error: unknown): void => log('error', 'desktop', describeError(error));

const createWindow = (): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Broadsheet',
    backgroundColor: '#fcfbf8',
    webPreferences: windowPreferences(path.join(import.meta.dirname, 'preload.cjs'), app.isPackaged),
  });
  window.once('ready-to-show', () => window.show());
  return window;
};

/** Serves `broadsheet://paper/`: the renderer's files and the library's pictures. */
const servePaper = (library: LibraryClient): void => {
  const assets = createAssets({
    folder: rendererFolder,
    picture: (picture) => library.ask({ kind: 'picture', picture }),
    medium: (medium, start, length) => library.ask({ kind: 'medium', medium, start, length }),
  });
  protocol.handle(paperScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== paperHost) return new Response(null, { status: 404, headers: securityHeaders });
    const { status, headers, body } = await assets(request.method, pathname, request.headers.get('range'));
    return new Response(body === null ? null : new Uint8Array(body), { status, headers });
  });
};

/** Called once, before the program is ready, by the copy that holds the single-instance lock. */
export const startDesktop = (): void => {
  let window: BrowserWindow | null = null;
  let library: LibraryClient | null = null;
  let waiting: readonly LaunchRequest[] = [];

  const tell = (told: Told): void => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(channels.event, told);
  };

  const importFiles = async (files: readonly string[]): Promise<void> => {
    if (library === null || window === null || !(await confirmImport(window, files))) return;
    for (const { name, error } of await importFromPaths(library, files, null)) {
      if (error !== null) tell({ name: 'notice', payload: { code: error.code, params: { ...error.params, name } } });
    }
  };
  const act = (requests: readonly LaunchRequest[]): void => {
    for (const request of requests) {
      if (request.kind !== 'import') tell({ name: 'launch.request', payload: request });
    }
    const files = requests.filter(({ kind }) => kind === 'import').map(({ target }) => target);
    if (files.length > 0) importFiles(files).catch(trouble);
  };
  /** What was asked before the page was there waits for it. */
  const take = (requests: readonly LaunchRequest[]): void => {
    if (window === null || window.webContents.isLoading()) waiting = [...waiting, ...requests];
    else act(requests);
  };

  const openWindow = (): void => {
    window = createWindow();
    window.on('closed', () => {
      window = null;
    });
    window.webContents.on('did-finish-load', () => {
      const requests = waiting;
      waiting = [];
      act(requests);
    });
    window.loadURL(paperAddress).catch(trouble);
  };
  const show = (): void => {
    if (window === null) {
      if (app.isReady()) openWindow();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  };

  app.on('second-instance', (_event, argv, workingFolder) => {
    show();
    take(launchRequests(argv.slice(1), workingFolder));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take(launchRequests([url], '/'));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take(launchRequests([file], '/'));
  });
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    const running = library;
    if (running === null) return;
    event.preventDefault();
    void running.close().finally(() => {
      library = null;
      app.quit();
    });
  });
  app.on('web-contents-created', (_event, contents) => lockContents(contents, trouble));
  app.on('certificate-error', (_event, _contents, _url, _error, _certificate, answer) => answer(false));

  const failToStart = (error: ErrorInfo): void => {
    dialog.showErrorBox('Broadsheet cannot start', startFailure(error));
    app.quit();
  };

  const ready = (): void => {
    const tellConditions: TellPower = (input) => void opened.ask({ kind: 'call', name: 'conditions.tell', input });
    const opened = createLibraryClient({
      fork: () =>
        utilityProcess.fork(path.join(import.meta.dirname, 'library-process.cjs'), [], {
          serviceName: 'Broadsheet library',
          stdio: 'inherit',
        }),
      library: libraryArgument(process.argv),
      keyStore: hasKeyStore(),
      system: askSystem,
      onTrouble: trouble,
      onRestart: () => tellPower(tellConditions),
      tell,
      onFailed: failToStart,
    });
    library = opened;
    const hostDispatch = createDispatch(
      createHostCalls({ library: opened, window: () => window, printPdf: createPdfPrinter() }),
      log,
    );
    followPower(tellConditions);
    ipcMain.handle(channels.call, (event, name: unknown, input: unknown) => {
      if (!isTrustedSender(event, window?.webContents)) return refusal('forbidden');
      // `app.info` speaks of the library's folder, so the library's process answers it.
      if (isCallName(name) && isHostCall(name) && name !== 'app.info') return hostDispatch(name, input);
      return opened.ask({ kind: 'call', name, input });
    });
    servePaper(opened);
    lockSession(session.defaultSession, (contents) => contents !== null && contents === window?.webContents);
    const menu = menuTemplate({
      platform: process.platform,
      command: (command) => tell({ name: 'menu.command', payload: { command } }),
      openWebsite: () => {
        openOutside(website).catch(trouble);
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
    waiting = [...waiting, ...launchRequests(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())];
    openWindow();
  };
  app.whenReady().then(ready).catch(trouble);
};
