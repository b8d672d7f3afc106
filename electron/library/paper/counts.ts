/** Everything the frame around the stories shows: counted in one walk over the headlines. */
import type { TagCount } from '../../contract/filters.ts';
import type { OfflineState, Paper } from '../../contract/models.ts';
import { createPlacing } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { mediaHere, picturesMissingNow } from '../offline/state.ts';
import { pathTo } from './sections.ts';
import { sourceView } from './sources.ts';

/** How many stories Must read and Recommended hold as lists. */
export const listedRailLength = 50;

export const paperOf = async (core: Core, online: boolean): Promise<Paper> => {
  const { sections, sources, welcome } = core.store.paper.data;
  const placing = createPlacing(core);
  const above = new Map(sections.map((section) => [section.id, pathTo(sections, section.id).map((item) => item.id)]));
  const bySection: Record<string, number> = Object.fromEntries(sections.map((section) => [section.id, 0]));
  const counts = { stories: 0, unread: 0, saved: 0, starred: 0, files: 0 };
  const offline = { complete: 0, text: 0, summary: 0, picturesMissing: picturesMissingNow(core) };
  const tags = new Map<string, TagCount>();
  let samples = 0;

  for (const entry of core.headlines.newestFirst()) {
    const status = core.headlines.status(entry.row.id);
    counts.stories += 1;
    offline[entry.row.completeness] += 1;
    if (entry.row.origin === 'sample') samples += 1;
    if (entry.row.origin === 'file') counts.files += 1;
    if (status.saved) counts.saved += 1;
    if (status.starred) counts.starred += 1;
    for (const tag of entry.filtered?.tags ?? []) {
      const { stories, unread } = tags.get(tag) ?? { stories: 0, unread: 0 };
      tags.set(tag, { tag, stories: stories + 1, unread: unread + (status.read ? 0 : 1) });
    }
    if (status.read) continue;
    counts.unread += 1;
    const sectionId = placing.sectionOf(entry);
    for (const id of sectionId === null ? [] : (above.get(sectionId) ?? [])) bySection[id] = (bySection[id] ?? 0) + 1;
  }

  const views = await Promise.all(
    sources.map(async (source) => sourceView(source, await core.store.source(source.id))),
  );
  const state: OfflineState = {
    online,
    stories: counts.stories,
    ...offline,
    media: mediaHere(core),
    bytes: await core.store.size(),
  };
  return {
    sections,
    sources: views,
    counts: {
      ...counts,
      latest: counts.unread,
      mustRead: core.rails.mustRead(listedRailLength).length,
      recommended: core.rails.recommended(listedRailLength).length,
      hidden: core.headlines.hiddenSize(),
      bySection,
    },
    searches: core.store.paper.data.searches.map((search) => ({ ...search, unread: core.smart.unread(search.id) })),
    tags: [...tags.values()].sort((a, b) => a.tag.localeCompare(b.tag)),
    offline: state,
    welcome: { state: welcome, samples },
  };
};
