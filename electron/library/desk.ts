/** What the rails may know of the library. */
import type { Core } from './core.ts';
import { createPlacing } from './articles/view.ts';
import type { Desk } from './rails/model.ts';

/** Clusters are the rails' own business: the headlines they see carry none. */
export const createDesk = (core: Pick<Core, 'ports' | 'store' | 'headlines'>): Desk => {
  const { store, headlines } = core;
  let version = 0;
  let seen: readonly unknown[] = [];
  return {
    preferences: () => store.editor.data,
    version: () => {
      // What is stored is replaced, never changed in place.
      const now = [headlines.version(), store.paper.data, store.reading.data.history, store.editor.data];
      if (now.some((part, at) => part !== seen[at])) version += 1;
      seen = now;
      return version;
    },
    now: core.ports.clock.now,
    headline: (id) => {
      const entry = core.headlines.get(id);
      if (entry === undefined) return undefined;
      const { hash: _hash, ...row } = entry.row;
      return {
        ...row,
        sourceId: entry.sourceId,
        sectionId: createPlacing(core).sectionOf(entry),
        clusterId: null,
        coverage: 1,
      };
    },
    status: core.headlines.status,
    source: (id) => createPlacing(core).source(id),
    sections: () => core.store.paper.data.sections,
    newest: (limit, sectionIds) => {
      const placing = createPlacing(core);
      const ids: string[] = [];
      for (const entry of core.headlines.newestFirst()) {
        if (ids.length >= limit) break;
        if (sectionIds !== undefined) {
          const sectionId = placing.sectionOf(entry);
          if (sectionId === null || !sectionIds.has(sectionId)) continue;
        }
        ids.push(entry.row.id);
      }
      return ids;
    },
    history: () => core.store.reading.data.history,
  };
};
