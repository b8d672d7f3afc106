/** The one path every story takes into the library: identify → prepare (sanitised) → store → index → tell. */
import { setImmediate as turn } from 'node:timers/promises';
import { sourceIdOf } from './headlines.ts';
import { articleId, contentHash } from './identity.ts';
import type { ArticleDraft } from './model.ts';
import { prepareArticle } from './prepare.ts';
import type { PreparedArticle } from './prepare.ts';
import { plainText } from './plain-text.ts';
import type { Core } from '../core.ts';
import { keepFetched } from '../full-text/keep-fetched.ts';
import type { DeskArticle } from '../rails/model.ts';
import type { IndexedArticle } from '../search/model.ts';
import type { ArticleBody, ArticleRow, Changes, FetchState } from '../store/model.ts';

export type Ingested = Changes & {
  /** The article of each draft, in their order; the same id twice where two drafts are one article. */
  readonly ids: readonly string[];
};

type Options = {
  /** Put the articles into this section instead of their source's. */
  readonly sectionId?: string | null;
  /** What is known of the source's fetches after this one, to be stored with its articles; told how many of them are new. */
  readonly fetchState?: (newArticles: number) => FetchState;
  /** Take articles in again that were removed (the reader asks for them). */
  readonly evenIfGone?: boolean;
};

/** Prepared at most this many at a time before other calls get their turn. */
const atATime = 10;

export const indexed = (row: ArticleRow, text: string): IndexedArticle => ({
  id: row.id,
  sourceId: sourceIdOf(row.id),
  title: row.title,
  standfirst: row.standfirst,
  text,
  byline: row.byline,
  categories: row.categories,
  language: row.language,
  date: row.date,
});

export const onDesk = (row: ArticleRow, text: string): DeskArticle => ({
  ...row,
  sourceId: sourceIdOf(row.id),
  clusterId: null,
  coverage: 1,
  text,
});

/** What search and rails know an article by. */
export const textOfBody = (body: ArticleBody): string => plainText(body.html);

/**
 * Takes drafts of one source in. Known and unchanged ones cost a hash; changed ones keep their time of arrival and section. Answers after
 * everything is on disk; search index and rails follow in the same turn, but are never the truth.
 */
export const ingest = async (
  core: Core,
  sourceId: string,
  drafts: readonly ArticleDraft[],
  options: Options = {},
): Promise<Ingested> => {
  const source = await core.store.source(sourceId);
  const arrived = core.ports.clock.now();
  const ids: string[] = [];
  const prepared = new Map<string, PreparedArticle>();
  for (const draft of drafts) {
    const id = articleId(sourceId, draft);
    ids.push(id);
    const hash = contentHash(draft);
    const known = source.rows.get(id);
    if (prepared.has(id) || (source.isGone(id) && options.evenIfGone !== true)) continue;
    // A body lost with a damaged file comes back with the story, though nothing in it has changed.
    if (known?.hash === hash && source.hasBody(id)) continue;
    const sectionId = known?.sectionId ?? options.sectionId ?? null;
    const article = prepareArticle(draft, { id, hash, arrived: known?.arrived ?? arrived, sectionId });
    prepared.set(id, await keepFetched(source, article));
    if (prepared.size % atATime === 0) await turn();
  }
  if (prepared.size === 0 && options.fetchState === undefined) return { ids, new: [], updated: [], removed: [] };

  const changes = await source.put({
    articles: [...prepared.values()].map(({ row, body }) => ({ row, body })),
    ...(options.fetchState === undefined
      ? {}
      : { fetchState: options.fetchState([...prepared.keys()].filter((id) => !source.rows.has(id)).length) }),
  });
  await takeIn(core, sourceId, changes, (id) => prepared.get(id)?.text ?? '');
  return { ids, ...changes };
};

/** Tells headlines, search, rails and listeners of a stored change. */
export const takeIn = async (
  core: Core,
  sourceId: string,
  changes: Changes,
  textOf: (id: string) => string,
): Promise<void> => {
  const changed = [...changes.new, ...changes.updated];
  if (changed.length + changes.removed.length === 0) return;
  const source = await core.store.source(sourceId);
  core.headlines.put(source, changed);
  core.headlines.remove(changes.removed);
  const rows = changed.flatMap((id) => source.rows.get(id) ?? []);
  if (changes.removed.length > 0) {
    await core.search.remove(changes.removed);
    core.rails.remove(changes.removed);
  }
  await core.search.add(rows.map((row) => indexed(row, textOf(row.id))));
  await core.rails.add(rows.map((row) => onDesk(row, textOf(row.id))));
  core.teller.tell('articles.changed', { ...changes, sourceIds: [sourceId] });
  core.teller.tell('paper.changed', {});
};
