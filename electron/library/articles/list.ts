/** Lists of headlines, a page at a time. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { CallInput } from '../../contract/calls.ts';
import type { HeadlinePage } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { listedRailLength } from '../paper/counts.ts';
import { sectionById, withSubsections } from '../paper/sections.ts';
import { sourceRow } from '../paper/sources.ts';
import type { HeadlineEntry } from './headlines.ts';
import { createPlacing, listed } from './view.ts';
import type { Placing } from './view.ts';

export type ListFilter = Omit<CallInput<'articles.list'>, 'after' | 'limit'>;

const wantedId = (filter: ListFilter): string => {
  if (filter.id === undefined) throw new Failure('bad-input', { detail: `a list of a ${filter.kind} needs its id` });
  return filter.id;
};

/** Where each kind of list gets its entries from, in its own order. */
const entriesOf = (core: Core, filter: ListFilter, placing: Placing): readonly HeadlineEntry[] => {
  const all = core.headlines.newestFirst();
  const status = core.headlines.status;
  const ranked = (ids: readonly { readonly id: string }[]): HeadlineEntry[] =>
    ids.flatMap(({ id }) => core.headlines.get(id) ?? []);
  switch (filter.kind) {
    case 'all':
    case 'latest':
      return all;
    case 'must-read':
      return ranked(core.rails.mustRead(listedRailLength));
    case 'recommended':
      return ranked(core.rails.recommended(listedRailLength));
    case 'saved':
      return all.filter((entry) => status(entry.row.id).saved);
    case 'starred':
      return all.filter((entry) => status(entry.row.id).starred);
    case 'files':
      return all.filter((entry) => entry.row.origin === 'file');
    case 'search':
      return all.filter(core.smart.holds(wantedId(filter)));
    case 'section': {
      const { sections } = core.store.paper.data;
      const wanted = withSubsections(sections, sectionById(sections, wantedId(filter)).id);
      return all.filter((entry) => {
        const sectionId = placing.sectionOf(entry);
        return sectionId !== null && wanted.has(sectionId);
      });
    }
    case 'source': {
      const source = sourceRow(core.store.paper.data, wantedId(filter));
      return all.filter((entry) => entry.sourceId === source.id);
    }
    case 'tag': {
      const tag = wantedId(filter);
      return all.filter((entry) => entry.filtered?.tags?.includes(tag) === true);
    }
    case 'hidden':
      return core.headlines.allHidden();
  }
};

/** Entries the filter shows, in order. Rejects with `section-not-found`, `source-not-found`. */
export const filtered = (core: Core, filter: ListFilter, placing: Placing): readonly HeadlineEntry[] => {
  const stories = new Set<string>();
  return entriesOf(core, filter, placing).filter((entry) => {
    const status = core.headlines.status(entry.row.id);
    if (filter.unreadOnly === true && status.read) return false;
    if (filter.starredOnly === true && !status.starred) return false;
    if (filter.byStory !== true) return true;
    const story = core.rails.clusterOf(entry.row.id)?.id ?? entry.row.id;
    if (stories.has(story)) return false;
    stories.add(story);
    return true;
  });
};

/** One page of a list. `after` is the `next` of the page before; a story that went in between does not shift the page. */
export const listPage = (core: Core, input: CallInput<'articles.list'>): HeadlinePage => {
  const placing = createPlacing(core);
  const { unreadOnly, ...wide } = input;
  const everything = filtered(core, wide, placing);
  const entries = unreadOnly === true ? filtered(core, input, placing) : everything;
  const unread = everything.reduce((count, entry) => count + (core.headlines.status(entry.row.id).read ? 0 : 1), 0);
  const start = input.after === undefined ? 0 : positionAfter(entries, input.after);
  const end = start + (input.limit ?? 100);
  const shown = entries.slice(start, Math.min(end, start + limits.listPage));
  const last = shown.at(-1);
  return {
    headlines: shown.map((entry) => listed(core, entry, placing)),
    next: last === undefined || end >= entries.length ? null : `${last.row.date}~${last.row.id}`,
    total: entries.length,
    unread,
  };
};

const positionAfter = (entries: readonly HeadlineEntry[], cursor: string): number => {
  const [date = '', id = ''] = cursor.split('~');
  const at = entries.findIndex((entry) => entry.row.id === id);
  if (at >= 0) return at + 1;
  const older = entries.findIndex((entry) => entry.row.date < Number(date));
  return older >= 0 ? older : entries.length;
};
