/** The search index joined with the library: texts for snippets come from the store, place and status from memory. */
import { indexed, textOfBody } from './articles/followed.ts';
import { sourceIdOf } from './articles/headlines.ts';
import { createPlacing } from './articles/view.ts';
import type { Core } from './core.ts';
import { pathTo } from './paper/sections.ts';
import type { SearchIndex } from './search/model.ts';
import { openSearchIndex } from './search/search-index.ts';

export const openLibrarySearch = (
  core: Pick<Core, 'ports' | 'store' | 'headlines'>,
  file: string,
  onChange: (ids: readonly string[]) => void,
): Promise<SearchIndex> =>
  openSearchIndex({
    file,
    log: core.ports.log,
    now: core.ports.clock.now,
    onChange,
    textOf: async (id) => {
      const entry = core.headlines.get(id);
      if (entry === undefined) return null;
      const body = await (await core.store.source(sourceIdOf(id))).body(id);
      return body === null ? null : indexed(entry.row, textOfBody(body));
    },
    scopeOf: (id) => {
      const entry = core.headlines.get(id);
      if (entry === undefined) return undefined;
      const placing = createPlacing(core);
      const status = core.headlines.status(id);
      return {
        title: entry.row.title,
        sourceTitle: placing.source(entry.sourceId)?.title ?? '',
        sectionTitles: pathTo(core.store.paper.data.sections, placing.sectionOf(entry)).map((section) => section.title),
        read: status.read,
        starred: status.starred,
        saved: status.saved,
        hasPicture: entry.row.pictureId !== null,
        ...(entry.filtered?.tags === undefined ? {} : { tags: entry.filtered.tags }),
      };
    },
  });
