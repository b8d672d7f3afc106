/** Stored rows as the contract shows them: headlines with status, section, cluster; an article whole. */
import { Failure } from '../../contract/errors.ts';
import type { ArticleView, Headline, ListedHeadline, RailItem } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { oneLine } from '../one-line.ts';
import { pathTo } from '../paper/sections.ts';
import { sourceView } from '../paper/sources.ts';
import type { Ranked } from '../rails/model.ts';
import type { PaperFile, SourceRow } from '../store/model.ts';
import type { HeadlineEntry } from './headlines.ts';
import { plainText } from './plain-text.ts';

/** Look-ups that a whole list shares. */
export type Placing = {
  readonly source: (id: string) => SourceRow | undefined;
  /** The section an article stands in: where a filter put it, else its own, else its source's; as far as they are still there. */
  readonly sectionOf: (entry: HeadlineEntry) => string | null;
};

const placings = new WeakMap<PaperFile, Placing>();

/** Made once for each state of the paper, which is never changed in place. */
export const createPlacing = (core: Pick<Core, 'store'>): Placing => {
  const paper = core.store.paper.data;
  const known = placings.get(paper);
  if (known !== undefined) return known;
  const placing = placingIn(paper);
  placings.set(paper, placing);
  return placing;
};

const placingIn = ({ sources, sections }: PaperFile): Placing => {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const there = new Set(sections.map((section) => section.id));
  const valid = (id: string | null | undefined): string | null =>
    id !== null && id !== undefined && there.has(id) ? id : null;
  return {
    source: (id) => byId.get(id),
    sectionOf: ({ row, sourceId, filtered }) =>
      valid(filtered?.sectionId) ?? valid(row.sectionId) ?? valid(byId.get(sourceId)?.sectionId),
  };
};

export const headlineOf = (core: Core, entry: HeadlineEntry, placing: Placing): Headline => {
  const { hash: _hash, fullText: _fullText, ...row } = entry.row;
  const cluster = core.rails.clusterOf(row.id);
  return {
    ...row,
    sourceId: entry.sourceId,
    sectionId: placing.sectionOf(entry),
    clusterId: cluster?.id ?? null,
    coverage: cluster?.sources ?? 1,
  };
};

const filterMarks = ({ filtered }: HeadlineEntry): Pick<ListedHeadline, 'tags' | 'hiddenBy'> => ({
  tags: filtered?.tags ?? [],
  hiddenBy: filtered?.hiddenBy ?? null,
});

export const listed = (core: Core, entry: HeadlineEntry, placing: Placing): ListedHeadline => ({
  ...headlineOf(core, entry, placing),
  status: core.headlines.status(entry.row.id),
  sourceTitle: placing.source(entry.sourceId)?.title ?? '',
  ...filterMarks(entry),
});

/** Ranked ids as rail items; ids that are no longer there fall out. */
export const railItems = (core: Core, ranked: readonly Ranked[], placing: Placing): readonly RailItem[] =>
  ranked.flatMap(({ id, reason }) => {
    const entry = core.headlines.get(id);
    return entry === undefined ? [] : [{ headline: listed(core, entry, placing), reason }];
  });

/** Hidden ones too. Rejects with `article-not-found`. */
export const entryOf = (core: Core, id: string): HeadlineEntry => {
  const entry = core.headlines.get(id) ?? core.headlines.hidden(id);
  if (entry === undefined) throw new Failure('article-not-found', { id });
  return entry;
};

/** Lists show how a text begins where there is no standfirst; above the text itself that would stand twice. */
const repeatsStart = (standfirst: string | null, html: string): boolean => {
  if (standfirst === null) return false;
  return oneLine(plainText(html, { captions: false })).startsWith(oneLine(standfirst).replace(/…$/, '').trimEnd());
};

/** An article whole, from this machine. Rejects with `article-not-found`. */
export const articleView = async (core: Core, id: string): Promise<ArticleView> => {
  const entry = entryOf(core, id);
  const placing = createPlacing(core);
  const store = await core.store.source(entry.sourceId);
  const body = await store.body(id);
  const source = placing.source(entry.sourceId);
  if (body === null || source === undefined) throw new Failure('article-not-found', { id });
  const headline = headlineOf(core, entry, placing);
  const repeated = entry.row.origin === 'feed' && repeatsStart(headline.standfirst, body.html);
  const standfirst = repeated ? null : headline.standfirst;
  return {
    article: { ...headline, standfirst, ...body, fullTextState: entry.row.fullText?.state ?? null },
    status: core.headlines.status(id),
    source: sourceView(source, store),
    sectionTitles: pathTo(core.store.paper.data.sections, headline.sectionId).map((section) => section.title),
    ...filterMarks(entry),
  };
};
