/** Filters at the one place where stories come in: asked after a story is prepared and before it is stored, so that what they hide is never seen. */
import type { Filter } from '../../contract/filters.ts';
import type { Core } from '../core.ts';
import type { PreparedArticle } from '../articles/prepare.ts';
import { savedSourceId } from '../paper/sources.ts';
import { createPause, inTurns } from '../pause.ts';
import type { FilterMarkChange, SourceStore } from '../store/model.ts';
import { unreadStatus } from '../store/model.ts';
import { activeFilters } from './active.ts';
import { knownFilters } from './known-filters.ts';
import { markStory, matchingFilters } from './mark-story.ts';
import { storyOf, viewStory } from './story.ts';

/**
 * Works out what filters make of stories that arrive or whose text has changed, and stores it. It is stored before the stories, like everything
 * that is referred to. A story that the reader has touched already gets no marks. Costs nothing where there are no filters. Answers the filters
 * that were asked.
 */
export const filterArriving = async (
  core: Core,
  source: SourceStore,
  articles: Iterable<PreparedArticle>,
): Promise<readonly Filter[] | undefined> => {
  const { filters } = core.store.paper.data;
  if (filters === undefined || (filters.list.length === 0 && source.filtered.size === 0)) return filters?.list;
  const active = activeFilters(core.store.paper.data);
  const known = knownFilters(core, filters);
  const changes = new Map<string, FilterMarkChange>();
  const pause = createPause();
  for (const article of articles) {
    const { id, arrived, sectionId } = article.row;
    const asking = active.of(source.id, sectionId);
    if (asking.length === 0 && !source.filtered.has(id)) continue;
    const matching = await inTurns(matchingFilters(asking, viewStory(storyOf(article)), arrived), undefined, pause);
    await pause();
    const mark = source.filtered.get(id);
    const status = source.statuses.get(id);
    const state = { mark, status: status ?? unreadStatus, byHand: source.id === savedSourceId };
    const acts = (): boolean => !source.rows.has(id) || status === undefined;
    const change = markStory(matching, state, { acts, ...known });
    if (change !== null) changes.set(id, change);
  }
  if (changes.size === 0) return filters.list;
  await source.setFiltered(changes);
  const touched = [...changes].filter(([id, { status }]) => status !== undefined && source.rows.has(id));
  if (touched.length > 0) {
    core.teller.tell('status.changed', {
      changes: touched.map(([id]) => ({ id, status: source.statuses.get(id) ?? unreadStatus })),
    });
  }
  return filters.list;
};
