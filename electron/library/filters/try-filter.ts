/** A rule tried before it is saved: what it would match of the newest stories of its scope. */
import type { FilterRule, FilterTrial } from '../../contract/filters.ts';
import { limits } from '../../contract/limits.ts';
import { byNewest } from '../articles/headlines.ts';
import type { HeadlineEntry } from '../articles/headlines.ts';
import { createPlacing, listed } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { createPause, inTurns } from '../pause.ts';
import { inScope } from './active.ts';
import { requireRule } from './change-filters.ts';
import { compileRule } from './compile.ts';
import { storedStory, viewStory } from './story.ts';

/** The newest stories a rule would look at, also those that are hidden already. */
const newestInScope = (core: Core, rule: FilterRule): readonly HeadlineEntry[] => {
  const holds = inScope(core.store.paper.data, rule);
  const placing = createPlacing(core);
  const found: HeadlineEntry[] = [];
  for (const all of [core.headlines.newestFirst(), core.headlines.allHidden()]) {
    let room: number = limits.filterTrial;
    for (const entry of all) {
      if (room === 0) break;
      // Where it stood before a filter moved it.
      const { filtered: _filtered, ...unmoved } = entry;
      if (!holds(entry.sourceId, placing.sectionOf(unmoved))) continue;
      found.push(entry);
      room -= 1;
    }
  }
  return found.sort(byNewest).slice(0, limits.filterTrial);
};

/** Rejects with `filter-empty`, `filter-pattern`, `section-not-found`, `source-not-found`. */
export const tryFilter = async (core: Core, rule: FilterRule): Promise<FilterTrial> => {
  requireRule(core.store.paper.data, rule);
  const { test, needsBody } = compileRule(rule);
  const placing = createPlacing(core);
  const pause = createPause();
  const entries = newestInScope(core, rule);
  const matching: HeadlineEntry[] = [];
  for (const entry of entries) {
    const { row, sourceId } = entry;
    const body = needsBody ? await (await core.store.source(sourceId)).body(row.id) : null;
    if (await inTurns(test(viewStory(storedStory(row, body))), undefined, pause)) matching.push(entry);
    const wait = pause();
    if (wait !== null) await wait;
  }
  return {
    looked: entries.length,
    matched: matching.length,
    headlines: matching.slice(0, limits.filterTrialShown).map((entry) => listed(core, entry, placing)),
  };
};
