/** The articles of a file go into a source, with the pictures and the marks that came with them. */
import { draftFromEntry, draftFromFile } from '../articles/drafts.ts';
import { ingest } from '../articles/ingest.ts';
import type { Ingested } from '../articles/ingest.ts';
import type { ArticleDraft } from '../articles/model.ts';
import type { Core } from '../core.ts';
import type { FileArticle, FileContent } from '../files/model.ts';
import { writeStatuses } from '../reading/status.ts';

/** Stores the pictures that came inside a file; answers each one's sha256 by its address in the markup. */
const keepEmbedded = async (core: Core, article: FileArticle): Promise<ReadonlyMap<string, string>> => {
  const stored = new Map<string, string>();
  for (const { link, bytes } of article.pictures ?? []) {
    const id = await core.store.pictures.put(bytes);
    if (id !== null) stored.set(link, id);
  }
  return stored;
};

/** The marks that a file knows of its articles, on those of them that are new here: the reader's own marks are never touched. */
const keepMarks = async (
  core: Core,
  articles: readonly FileArticle[],
  { ids, new: fresh }: Ingested,
): Promise<void> => {
  const added = new Set(fresh);
  const changes = articles.flatMap(({ read = false, starred = false }, index) => {
    const id = ids[index];
    if (id === undefined || !added.delete(id) || (!read && !starred)) return [];
    return [{ id, status: { ...core.headlines.status(id), read, starred } }];
  });
  await writeStatuses(core, changes);
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
  const ingested = await ingest(core, sourceId, drafts, { sectionId: options.sectionId, evenIfGone: true });
  await keepMarks(core, content.articles, ingested);
  return ingested;
};
