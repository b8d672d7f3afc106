/** Watched folders: what is in them and comes into them becomes articles. The folder is only ever read, and a file that goes away takes no story with it. */
import { watch } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Source } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { scanFolder } from '../files/folder.ts';
import type { FolderFile, KnownFile } from '../files/folder.ts';
import { ensure } from '../paper/change-sections.ts';
import { pathTo } from '../paper/sections.ts';
import { addSource, sourceIdFor, sourceRow, sourceView } from '../paper/sources.ts';
import type { JobHandle } from '../jobs.ts';
import { emptyFetchState } from '../store/model.ts';
import type { FetchState, SourceRow } from '../store/model.ts';
import { takeFile } from './take-file.ts';
import { readPath } from './paths.ts';

export type FolderSummary = {
  readonly newArticles: number;
  readonly updatedArticles: number;
  readonly failed: boolean;
};

type Taken = { readonly newArticles: number; readonly updatedArticles: number; readonly failure: Failure | null };

const settleMs = 1_000;

const knownFiles = (state: FetchState): readonly KnownFile[] =>
  Object.entries(state.files ?? {}).map(([file, mark]) => {
    const [bytes, modified] = mark.split(':');
    return { path: file, bytes: Number(bytes), modified: Number(modified) };
  });

const markOf = (file: FolderFile): string => `${file.bytes}:${file.modified}`;

const asFailure = (error: unknown, name: string): Failure =>
  error instanceof Failure ? error : new Failure('file-unreadable', { name }, error);

/** Failures that speak of this machine now and not of the file: it is read again at the next look. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'disk-full',
  'disk-failed',
  'cancelled',
  'file-unreadable',
  'file-not-found',
  'parse-timed-out',
]);

/** Sub-folders are sections below the folder's own. */
const sectionFor = async (core: Core, source: SourceRow, parts: readonly string[]): Promise<string | null> => {
  if (parts.length === 0) return null;
  const above = pathTo(core.store.paper.data.sections, source.sectionId).map((section) => section.title);
  return (await ensure(core, [...above, ...parts])).id;
};

const takeOne = async (core: Core, source: SourceRow, folder: string, file: FolderFile): Promise<Taken> => {
  const content = await core.files.read(file.name, await readPath(path.join(folder, file.path)));
  if (content.kind === 'opml') return { newArticles: 0, updatedArticles: 0, failure: null };
  const sectionId = await sectionFor(core, source, file.sectionPath);
  const ingested = await takeFile(core, source.id, file.name, content, { sectionId, path: file.path });
  const [failed] = content.kind === 'articles' ? (content.failed ?? []) : [];
  const failure = failed === undefined ? null : new Failure(failed.code, { ...failed.params, name: failed.name });
  return { newArticles: ingested.new.length, updatedArticles: ingested.updated.length, failure };
};

/** Writes how the look went, with the files known now, in the source's own state. */
const saveState = async (
  core: Core,
  source: SourceRow,
  started: number,
  files: Readonly<Record<string, string>>,
  result: { readonly newArticles: number; readonly bytes: number; readonly failure: Failure | null },
): Promise<void> => {
  const store = await core.store.source(source.id);
  const now = core.ports.clock.now();
  const { failure } = result;
  await store.put({
    articles: [],
    fetchState: {
      ...emptyFetchState,
      files,
      lastGoodFetch: failure === null ? now : store.fetchState.lastGoodFetch,
      failures: failure === null ? 0 : store.fetchState.failures + 1,
      lastFetch: {
        at: started,
        ok: failure === null,
        error: failure === null ? null : { code: failure.code, params: failure.params },
        httpStatus: null,
        unchanged: result.newArticles === 0 && result.bytes === 0,
        newArticles: result.newArticles,
        bytes: result.bytes,
        ms: now - started,
      },
    },
  });
  core.teller.tell('paper.changed', {});
};

/** Looks at a watched folder and takes in what is new or changed. A file that cannot be read is named in the source's state; the others come. */
export const refreshFolder = async (core: Core, source: SourceRow, handle: JobHandle): Promise<FolderSummary> => {
  const started = core.ports.clock.now();
  const { fetchState } = await core.store.source(source.id);
  const folder = source.address ?? '';
  const files: Record<string, string> = { ...fetchState.files };
  let newArticles = 0;
  let updatedArticles = 0;
  let bytes = 0;
  let failure: Failure | null = null;
  try {
    const changes = await scanFolder(folder, knownFiles(fetchState));
    for (const gone of changes.removed) delete files[gone];
    const wanted = [...changes.added, ...changes.changed];
    for (const [index, file] of wanted.entries()) {
      if (handle.signal.aborted) break;
      handle.progress(index, wanted.length, file.name);
      try {
        const taken = await takeOne(core, source, folder, file);
        newArticles += taken.newArticles;
        updatedArticles += taken.updatedArticles;
        failure ??= taken.failure;
        files[file.path] = markOf(file);
      } catch (error) {
        const failed = asFailure(error, file.name);
        failure ??= failed;
        core.ports.log('info', 'folder.file', { name: file.name, code: failed.code });
        if (!passing.has(failed.code)) files[file.path] = markOf(file);
      }
      bytes += file.bytes;
      await turn();
    }
  } catch (error) {
    failure = asFailure(error, folder);
  }
  await saveState(core, source, started, files, { newArticles, bytes, failure });
  return { newArticles, updatedArticles, failed: failure !== null };
};

/** Adds a folder as a source and reads what is in it. Rejects with `folder-not-found`, `folder-already-watched`. */
export const watchFolder = async (core: Core, folder: string, sectionId: string | null): Promise<Source> => {
  const address = path.resolve(folder);
  await scanFolder(address, []);
  const id = sourceIdFor('folder', address);
  if (core.store.paper.data.sources.some((source) => source.id === id)) {
    throw new Failure('folder-already-watched', { folder: address });
  }
  const row = await addSource(core, {
    id,
    kind: 'folder',
    title: path.basename(address),
    address,
    sectionId,
    typed: true,
  });
  await core.jobs.run('import', undefined, (handle) => refreshFolder(core, row, handle));
  return sourceView(sourceRow(core.store.paper.data, id), await core.store.source(id));
};

/** Follows one folder until the signal aborts: a burst of changes is looked at once, when it has settled. */
const follow = async (core: Core, source: SourceRow, signal: AbortSignal): Promise<void> => {
  const { clock, log } = core.ports;
  const look = async (): Promise<void> => {
    const still = core.store.paper.data.sources.find((other) => other.id === source.id);
    if (signal.aborted || still === undefined || still.paused) return;
    try {
      await core.jobs.run('refresh', undefined, (handle) => refreshFolder(core, still, handle));
    } catch (error) {
      log('warn', 'folder.look', { folder: source.address, error: String(error) });
    }
  };
  await look();
  let settling: Promise<void> | null = null;
  try {
    const changes = watch(source.address ?? '', { recursive: true, signal });
    while (!(await changes.next()).done) {
      settling ??= clock.sleep(settleMs, signal).then(() => {
        settling = null;
        return look();
      });
    }
  } catch (error) {
    // A folder that cannot be followed (a network share, say) is still looked at with every refresh.
    if (!signal.aborted) log('warn', 'folder.follow', { folder: source.address, error: String(error) });
  }
  await settling;
};

/** Follows every watched folder of the paper, and those that are added, until the signal aborts. */
export const watchFolders = async (core: Core, signal: AbortSignal): Promise<void> => {
  const followed = new Map<string, Promise<void>>();
  const followNew = (): void => {
    for (const source of core.store.paper.data.sources) {
      if (source.kind !== 'folder' || source.paused || followed.has(source.id) || signal.aborted) continue;
      followed.set(source.id, follow(core, source, signal));
    }
  };
  followNew();
  const stop = core.teller.listen((name) => {
    if (name === 'paper.changed') followNew();
  });
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  stop();
  await Promise.all(followed.values());
};
