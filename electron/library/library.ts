/** The engine's whole public face: `openLibrary` gives a `Library`, and hosts use nothing else of it. */
import path from 'node:path';
import type { Handlers, LibraryCallName } from '../contract/calls.ts';
import type { ImportLine, Source } from '../contract/models.ts';
import { createActivity } from './activity/activity.ts';
import { createFollowers } from './articles/followers.ts';
import { createHeadlines } from './articles/headlines.ts';
import { createConditions } from './conditions.ts';
import type { Core } from './core.ts';
import { createDesk } from './desk.ts';
import { createEditions } from './editions/editions.ts';
import { openFeedParser } from './feeds/parse-in-worker.ts';
import { createSignIns } from './feeds/sign-ins.ts';
import { openPictureMaker } from './articles/picture-maker.ts';
import { sweepWeekly } from './articles/sweep-pictures.ts';
import { openFileReader } from './files/file-reader.ts';
import { openPageReader } from './full-text/page-reader.ts';
import { keepInStep } from './filters/filters.ts';
import { createHandlers } from './handlers.ts';
import { importFiles } from './import/files.ts';
import { filesAt } from './import/paths.ts';
import { watchFolder, watchFolders } from './import/watch.ts';
import { createJobs } from './jobs.ts';
import { ensure } from './paper/change-sections.ts';
import type { Ports } from './ports.ts';
import { createRailsMemory } from './rails-memory.ts';
import { createRailsEngine, railsWindow } from './rails/engine.ts';
import { watchNetwork, whileOnline } from './reading/network.ts';
import { bringInStep, loadHeadlines } from './rebuild.ts';
import { runSchedule } from './schedule-refresh.ts';
import { openLibrarySearch } from './search-in-library.ts';
import { createSmartSections } from './searches/smart-sections.ts';
import { addSamples } from './starters.ts';
import { openStore } from './store/store.ts';
import type { StoredMedium, StoredPicture } from './store/model.ts';
import { sweepMedia } from './media/media.ts';
import { createTeller } from './tell.ts';
import { createWaiting } from './waiting/waiting.ts';
import type { Listener } from './tell.ts';

export type Library = {
  /** Every call of the contract that is not the host's own. Each answers after its change is durable and rejects with a `Failure`. */
  readonly handlers: Handlers<LibraryCallName>;
  readonly on: (listener: Listener) => () => void;
  /** A stored picture by its sha256. */
  readonly picture: (id: string) => Promise<StoredPicture | null>;
  /** A part of kept sound or film by its sha256: at most `length` bytes from `start`. */
  readonly medium: (id: string, start: number, length: number) => Promise<StoredMedium | null>;
  /** Files and folders by path, for the command line and the main process; a result line each. */
  readonly importPaths: (
    paths: readonly string[],
    options?: { readonly sectionPath?: readonly string[]; readonly signal?: AbortSignal },
  ) => Promise<readonly ImportLine[]>;
  /** Takes a folder as a source: what is in it and comes into it becomes articles. */
  readonly watchFolder: (folder: string, sectionId: string | null) => Promise<Source>;
  /**
   * Brings search and rails in step with the store, and resolves when they hold every article that was there. Until it, `start`, or a call that
   * asks search or rails is first called, that work waits: a command that only refreshes does not pay for it.
   */
  readonly settled: () => Promise<void>;
  /** Begins to refresh by schedule and to follow watched folders. A command that only reads does not call it. */
  readonly start: () => void;
  /** Stops what runs, flushes, unlocks. */
  readonly close: () => Promise<void>;
};

export type LibraryOptions = {
  readonly version?: string;
  /** Bundled worker that parses feeds; from source the library knows its own. */
  readonly workerUrl?: URL;
  /** Bundled worker that reads pages, files and pictures, likewise. */
  readonly pageWorkerUrl?: URL;
  /** Fill a fresh paper with the sample stories (default). */
  readonly samples?: boolean;
};

/**
 * Opens the library in `ports.folder`, making it on the first run. Rejects with `library-locked`, `library-newer`, `disk-full`,
 * `disk-failed`; a damaged file does not stop it but is told as a `notice`.
 */
export const openLibrary = async (ports: Ports, options: LibraryOptions = {}): Promise<Library> => {
  const teller = createTeller();
  const network = watchNetwork(ports.http, teller);
  const store = await openStore({ folder: ports.folder, clock: ports.clock, log: ports.log });
  store.onNotice((notice) => teller.tell('notice', notice));
  const headlines = createHeadlines();
  const jobs = createJobs(teller);
  const activity = createActivity(store.activity, ports.clock, ports.log);
  const watched = { ...ports, http: whileOnline(store, activity.watch(network.http)) };
  const parts = { ports: watched, store, headlines };
  const smart = createSmartSections(() => core);
  const search = await openLibrarySearch(parts, path.join(ports.folder, 'search.sqlite'), smart.indexed);
  const parser = openFeedParser(options.workerUrl === undefined ? {} : { program: options.workerUrl });
  const pages = openPageReader(options.pageWorkerUrl);
  const files = openFileReader(options.pageWorkerUrl);
  const pictures = openPictureMaker(ports.log, options.pageWorkerUrl);
  const rails = createRailsEngine(createDesk(parts));
  rails.rule(store.editor.data.rulings);
  const followers = createFollowers({
    search,
    rails,
    window: railsWindow,
    headlines,
    log: ports.log,
    onCaughtUp: () => teller.tell('paper.changed', {}),
    onAsked: () => void settled(),
  });
  const letFollow = followers.hold();
  const core: Core = {
    ...parts,
    version: options.version ?? '0',
    search,
    smart,
    rails,
    followers,
    jobs,
    teller,
    parser,
    pages,
    files,
    pictures,
    activity,
    conditions: createConditions(),
    signIns: createSignIns(ports.secrets, ports.log),
  };

  const waiting = createWaiting(core, network);
  const memory = createRailsMemory(core);
  const stop = new AbortController();
  await loadHeadlines(core);
  let settling: Promise<void> | null = null;
  const settle = async (): Promise<void> => {
    if (stop.signal.aborted) return;
    letFollow();
    try {
      await jobs.run('reindex', undefined, (handle) => bringInStep(core, memory, handle));
    } catch (error) {
      ports.log('error', 'library.reindex', { error: String(error) });
    }
  };
  const settled = (): Promise<void> => (settling ??= settle());
  const editions = createEditions(core, settled);
  if (store.paper.data.welcome === 'fresh' && headlines.size() === 0 && options.samples !== false)
    await addSamples(core);
  smart.follow();
  const filters = keepInStep(core);
  const running: Promise<unknown>[] = [];

  return {
    handlers: createHandlers(core, network, editions, waiting),
    on: teller.listen,
    picture: store.pictures.get,
    medium: store.media.read,
    settled,
    importPaths: async (paths, { sectionPath, signal } = {}) => {
      const section = sectionPath === undefined || sectionPath.length === 0 ? null : await ensure(core, sectionPath);
      const files = await filesAt(paths);
      return jobs.run('import', undefined, (handle) =>
        importFiles(
          core,
          files,
          { sectionId: section?.id ?? null, typed: true },
          {
            ...handle,
            signal: signal === undefined ? handle.signal : AbortSignal.any([handle.signal, signal]),
          },
        ),
      );
    },
    watchFolder: (folder, sectionId) => watchFolder(core, folder, sectionId),
    start: () => {
      running.push(
        settled(),
        runSchedule(core, stop.signal, editions.await()),
        watchFolders(core, stop.signal),
        editions.run(stop.signal),
        waiting.follow(stop.signal),
        sweepWeekly(core, stop.signal),
        sweepMedia(core).catch((error: unknown) => ports.log('warn', 'media.sweep', { error: String(error) })),
      );
    },
    close: async () => {
      stop.abort();
      // What has not followed yet is added at the next start.
      followers.hold();
      const filtersDone = filters.close();
      await jobs.close();
      await settling;
      await filtersDone;
      await Promise.all(running);
      await memory.save();
      await parser.close();
      await pages.close();
      await files.close();
      await pictures.close();
      await followers.close();
      await smart.close();
      await search.close();
      await activity.close();
      await store.close();
    },
  };
};
