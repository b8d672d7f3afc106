/** Local files come in: each ends in one result line, and one bad file never stops the others. */
import { Failure } from '../../contract/errors.ts';
import type { ImportLine } from '../../contract/models.ts';
import type { Ingested } from '../articles/ingest.ts';
import type { Core } from '../core.ts';
import { opmlSubscriptions } from '../feeds/opml.ts';
import type { JobHandle } from '../jobs.ts';
import { savedSourceId } from '../paper/sources.ts';
import { heldFile, holdFile } from './held-files.ts';
import { importSubscriptions } from './subscriptions.ts';
import { takeFile } from './take-file.ts';

export type NamedFile = {
  /** As the reader knows it, without a folder. */
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
};

const line = (name: string, outcome: ImportLine['outcome'], more: Partial<ImportLine> = {}): ImportLine => ({
  name,
  outcome,
  articleIds: [],
  sourceId: null,
  error: null,
  ...more,
});

/** An expected failure as a result line; a bug goes on as it is. */
export const failedLine = (core: Core, name: string, error: unknown): ImportLine => {
  if (!(error instanceof Failure)) core.ports.log('error', 'import.failed', { name, error: String(error) });
  const failure = error instanceof Failure ? error : new Failure('file-damaged', { name });
  return line(name, 'failed', { error: { code: failure.code, params: failure.params } });
};

const outcomeOf = (ingested: Ingested): ImportLine['outcome'] =>
  ingested.new.length > 0 ? 'added' : ingested.updated.length > 0 ? 'updated' : 'already-there';

export type ImportOptions = {
  readonly sectionId: string | null;
  /** Whether the reader vouches for the addresses in lists of subscriptions. */
  readonly typed: boolean;
  /** Only lists of subscriptions and bookmarks are taken; anything else fails with `not-opml`. */
  readonly onlyLists?: boolean;
  /** Whether a browser's bookmarks are to become stories; without it the reader is asked. */
  readonly bookmarksAsStories?: boolean;
};

const importOne = async (
  core: Core,
  file: NamedFile,
  options: ImportOptions,
  handle: JobHandle,
): Promise<readonly ImportLine[]> => {
  try {
    const bytes = await file.bytes();
    const content = await core.files.read(file.name, bytes, { signal: handle.signal });
    const { sectionId } = options;
    if (content.kind === 'opml')
      return await importSubscriptions(core, opmlSubscriptions(content.document), options, handle);
    if (content.kind === 'articles' && content.bookmarks === true && options.bookmarksAsStories !== true)
      return [line(file.name, 'undecided', { held: holdFile(core.store, { name: file.name, bytes, sectionId }) })];
    if (options.onlyLists === true) throw new Failure('not-opml', { name: file.name });
    const ingested = await takeFile(core, savedSourceId, file.name, content, { sectionId });
    const failed = content.kind === 'articles' ? (content.failed ?? []) : [];
    return [
      line(file.name, outcomeOf(ingested), { articleIds: [...new Set(ingested.ids)], sourceId: savedSourceId }),
      ...failed.map(({ name, code, params }) => line(name, 'failed', { error: { code, params } })),
    ];
  } catch (error) {
    return [failedLine(core, file.name, error)];
  }
};

/** Bookmarks that were held become stories. Fails with `file-not-found` when they are held no more. */
export const keepBookmarks = (core: Core, held: string, handle: JobHandle): Promise<readonly ImportLine[]> => {
  const { name, bytes, sectionId } = heldFile(core.store, held);
  const options = { sectionId, typed: false, bookmarksAsStories: true };
  return importFiles(core, [{ name, bytes: () => Promise.resolve(bytes) }], options, handle);
};

/** Imports files into Saved, one after the other; lists of subscriptions among them become sources. Cancelled, it keeps what it has. */
export const importFiles = async (
  core: Core,
  files: readonly NamedFile[],
  options: ImportOptions,
  handle: JobHandle,
): Promise<readonly ImportLine[]> => {
  const lines: ImportLine[] = [];
  for (const [index, file] of files.entries()) {
    if (handle.signal.aborted) break;
    handle.progress(index, files.length, file.name);
    lines.push(...(await importOne(core, file, options, handle)));
  }
  handle.progress(files.length, files.length, null);
  return lines;
};
