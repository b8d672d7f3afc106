/** The front page as laid out at one moment; it stands until the next one is asked for or its stories are gone. */
import type { Edition, RailItem } from '../contract/models.ts';
import { createPlacing, railItems } from './articles/view.ts';
import type { Core } from './core.ts';
import { withSubsections } from './paper/sections.ts';
import type { Ranked } from './rails/model.ts';

type Layout = ReturnType<Core['rails']['edition']> & { readonly stories: number };

/** The layout that stands, by library; ids and reasons only, so that statuses shown are always of now. */
const standing = new WeakMap<Core, Layout>();

const shown = (core: Core, layout: Layout): Edition => {
  const placing = createPlacing(core);
  const { sections, sources } = core.store.paper.data;
  const items = (ranked: readonly Ranked[]): readonly RailItem[] => railItems(core, ranked, placing);
  const one = (ranked: Ranked | null): RailItem | null => (ranked === null ? null : (items([ranked])[0] ?? null));
  const unread = new Map<string, number>();
  const dayAgo = layout.made - 86_400_000;
  let newStories = 0;
  let offlineStories = 0;
  for (const entry of core.headlines.newestFirst()) {
    if (entry.row.arrived >= dayAgo) newStories += 1;
    if (entry.row.completeness !== 'summary') offlineStories += 1;
    const sectionId = placing.sectionOf(entry);
    if (sectionId === null || core.headlines.status(entry.row.id).read) continue;
    unread.set(sectionId, (unread.get(sectionId) ?? 0) + 1);
  }
  return {
    made: layout.made,
    lead: one(layout.lead),
    seconds: items(layout.seconds),
    mustRead: items(layout.mustRead),
    blocks: layout.blocks.flatMap((block) => {
      const section = sections.find((item) => item.id === block.sectionId);
      if (section === undefined) return [];
      const below = [...withSubsections(sections, section.id)];
      return [
        {
          sectionId: section.id,
          title: section.title,
          unread: below.reduce((count, id) => count + (unread.get(id) ?? 0), 0),
          first: one(block.first),
          rest: items(block.rest),
        },
      ];
    }),
    sources: sources.filter((source) => source.kind !== 'saved').length,
    newStories,
    offlineStories,
  };
};

/** The next one who asks gets a new layout: stories have come or gone that were nobody's news. */
export const forgetEdition = (core: Core): void => {
  if (standing.delete(core)) core.teller.tell('edition.changed', { made: core.ports.clock.now() });
};

/** Lays the front page out anew. */
export const newEdition = async (core: Core): Promise<Edition> => {
  const layout = { ...core.rails.edition(), stories: core.headlines.size() };
  standing.set(core, layout);
  core.teller.tell('edition.changed', { made: layout.made });
  return shown(core, layout);
};

/** The edition that stands. An empty one, or one whose lead is gone, is laid out anew. */
export const editionNow = async (core: Core): Promise<Edition> => {
  const layout = standing.get(core);
  const gone =
    layout?.lead === null
      ? core.headlines.size() > 0
      : layout !== undefined && core.headlines.get(layout.lead.id) === undefined;
  return layout === undefined || gone ? newEdition(core) : shown(core, layout);
};
