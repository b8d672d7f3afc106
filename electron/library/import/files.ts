/** Local files come in: each ends in one result line, and one bad file never stops the others. */
import { Failure } from '../../contract/errors.ts';
import type { ImportLine } from '../../contract/models.ts';
import { draftFromEntry, draftFromFile } from '../articles/drafts.ts';
import { ingest } from '../articles/ingest.ts';
import type { Ingested } from '../articles/ingest.ts';
import type { ArticleDraft } from '../articles/model.ts';
import type { Core } from '../core.ts';
import { readFile } from '../files/read.ts';
import type { FileArticle, FileContent } from '../files/model.ts';
import type { JobHandle } from '../jobs.ts';
import { savedSourceId } from '../paper/sources.ts';
import { importOutlines } from './outlines.ts';

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

/** Stores the pictures that came inside a file; answers each one's sha256 by its address in the markup. */
const keepEmbedded = async (core: Core, article: FileArticle): Promise<ReadonlyMap<string, string>> => {
  const stored = new Map<string, string>();
  for (const { link, bytes } of article.pictures ?? []) {
    const id = await core.store.pictures.put(bytes);
    if (id !== null) stored.set(link, id);
  }
  return stored;
};

/** Takes the articles of a file into a source. `path` tells the same file, imported again, from another of its name. */
export const takeFile = async (
  core: Core,
  sourceId: string,
  name: string,
  content: Exclude<FileContent, { kind: 'opml' }>,
  options: { readonly sectionId: string | null; readonly path?: string },
): Promise<Ingested> => {
  if (content.kind === 'feed') {
    const drafts = content.feed.entries.map((entry) => ({
      ...draftFromEntry(entry, content.feed),
      origin: 'file' as const,
      fileName: name,
    }));
    return ingest(core, sourceId, drafts, { sectionId: options.sectionId, evenIfGone: true });
  }
  const drafts: ArticleDraft[] = [];
  for (const [index, article] of content.articles.entries()) {
    const draft = draftFromFile(article, name, await keepEmbedded(core, article));
    drafts.push(options.path === undefined ? draft : { ...draft, identity: `path ${options.path} ${index}` });
  }
  return ingest(core, sourceId, drafts, { sectionId: options.sectionId, evenIfGone: true });
};

export type ImportOptions = {
  readonly sectionId: string | null;
  /** Whether the reader vouches for the addresses in lists of subscriptions (see `importOutlines`). */
  readonly typed: boolean;
};

const importOne = async (
  core: Core,
  file: NamedFile,
  { sectionId, typed }: ImportOptions,
): Promise<readonly ImportLine[]> => {
  try {
    const content = await readFile(file.name, await file.bytes(), { url: null });
    if (content.kind === 'opml') return await importOutlines(core, content.document, sectionId, typed);
    const ingested = await takeFile(core, savedSourceId, file.name, content, { sectionId });
    return [line(file.name, outcomeOf(ingested), { articleIds: [...new Set(ingested.ids)], sourceId: savedSourceId })];
  } catch (error) {
    return [failedLine(core, file.name, error)];
  }
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
    lines.push(...(await importOne(core, file, options)));
  }
  handle.progress(lines.length, files.length, null);
  return lines;
};
