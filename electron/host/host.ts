/** The host's public face: opens the library for somebody and hands out the dispatcher, the event stream and the pictures. */
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { HostCallName, Handlers, LibraryCallName } from '../contract/calls.ts';
import { Failure } from '../contract/errors.ts';
import type { EventName, Events } from '../contract/events.ts';
import type { Capability, HostKind, ImportLine, Source } from '../contract/models.ts';
import { openLibrary } from '../library/library.ts';
import type { Http, Log, LogLevel, Ports } from '../library/ports.ts';
import { systemClock } from './clock.ts';
import { createDispatch, describeError } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { libraryFolder } from './folder.ts';
import { proxyOfEnvironment } from './http/proxy-of-environment.ts';
import type { ProxyFor } from './http/proxy-of-environment.ts';
import { createLog } from './log.ts';
import type { ReadMedium } from './media-answer.ts';
import { pageWorker, parseWorker, readProduct, resourcesFolder } from './root.ts';

export type { Log, Secrets } from '../library/ports.ts';

export type EventListener = <E extends EventName>(name: E, payload: Events[E]) => void;

/** What a host can do for the calls named `host.*`; a call that is not here is answered with `not-supported`. */
export type HostAbilities = Partial<Handlers<Exclude<HostCallName, 'app.info'>>>;

export type HostOptions = {
  readonly kind: HostKind;
  readonly capabilities?: readonly Capability[];
  readonly abilities?: HostAbilities;
  /** What `--library` says. */
  readonly library?: string | undefined;
  /** Fill a fresh library with the sample stories (default). */
  readonly samples?: boolean;
  /** The system's proxy; without it that of the environment. */
  readonly proxyFor?: ProxyFor;
  /** What the host supplies itself; tests bring their own. */
  readonly ports?: Partial<Omit<Ports, 'folder'>>;
};

export type Host = {
  readonly folder: string;
  readonly log: Log;
  readonly dispatch: Dispatch;
  readonly on: (listener: EventListener) => () => void;
  readonly picture: (id: string) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>;
  /** A part of kept sound or film. */
  readonly medium: ReadMedium;
  /** Only for a host that may name paths: the command line and native dialogs. */
  readonly importPaths: (
    paths: readonly string[],
    options: { readonly sectionPath?: readonly string[]; readonly signal?: AbortSignal },
  ) => Promise<readonly ImportLine[]>;
  readonly watchFolder: (folder: string, sectionId: string | null) => Promise<Source>;
  /** Brings search and rails in step; resolves when they hold every article that was there. */
  readonly settled: () => Promise<void>;
  /** Begins the scheduled work: refreshing, watching folders. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

/** Where the library of this machine lives when nothing else is said. */
export const folderFor = (library: string | undefined): string =>
  libraryFolder({
    argument: library,
    environment: process.env,
    platform: process.platform,
    home: homedir(),
    workingFolder: process.cwd(),
  });

const logLevel = (): LogLevel => (process.env['BROADSHEET_LOG'] === 'debug' ? 'debug' : 'info');

/** Connections are only prepared when the first request is made. */
const lazyHttp = (proxyFor: ProxyFor): { readonly http: Http; readonly close: () => Promise<void> } => {
  let made: Promise<Http & { readonly close: () => Promise<void> }> | null = null;
  return {
    http: async (request) => {
      made ??= import('./http.ts').then(({ createHttp }) => createHttp({ proxyFor }));
      return (await made)(request);
    },
    close: async () => {
      await (await made)?.close();
    },
  };
};

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Failure(code === 'ENOSPC' ? 'disk-full' : 'library-unreadable', { folder, reason: code }, error);
  }
};

/** Rejects with a `Failure` `library-locked`, `library-unreadable`, `library-newer`, `disk-full` or `disk-failed`. */
export const openHost = async (options: HostOptions): Promise<Host> => {
  const folder = folderFor(options.library);
  await makeFolder(folder);
  const file = createLog({
    file: path.join(folder, 'log', 'broadsheet.log'),
    level: logLevel(),
    onBroken: (error) => process.stderr.write(`the log cannot be written: ${String(error)}\n`),
  });
  const log = options.ports?.log ?? file.log;
  const network = lazyHttp(options.proxyFor ?? proxyOfEnvironment(process.env));
  const ports: Ports = {
    clock: systemClock,
    http: network.http,
    resources: resourcesFolder,
    ...options.ports,
    log,
    folder,
  };
  const product = readProduct();
  const library = await openLibrary(ports, {
    version: product.version,
    samples: options.samples ?? true,
    ...(parseWorker === undefined ? {} : { workerUrl: parseWorker }),
    ...(pageWorker === undefined ? {} : { pageWorkerUrl: pageWorker }),
  });
  const hostCalls: Partial<Handlers<HostCallName>> = {
    ...options.abilities,
    'app.info': () =>
      Promise.resolve({
        ...product,
        host: options.kind,
        capabilities: options.capabilities ?? [],
        libraryFolder: folder,
      }),
  };
  const handlers: Handlers<LibraryCallName> & typeof hostCalls = { ...library.handlers, ...hostCalls };
  return {
    folder,
    log,
    dispatch: createDispatch(handlers, log),
    on: library.on,
    picture: library.picture,
    medium: library.medium,
    importPaths: library.importPaths,
    watchFolder: library.watchFolder,
    settled: library.settled,
    start: library.start,
    close: async () => {
      try {
        await library.close();
      } catch (error) {
        log('error', 'library.close', describeError(error));
        throw error;
      } finally {
        await network.close();
        await file.close();
      }
    },
  };
};
