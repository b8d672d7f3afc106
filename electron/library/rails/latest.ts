/** Latest news: the newest of the article's section, then of the sections around it, then of everything. */
import type { Ranked } from './model.ts';
import type { Newsroom } from './newsroom.ts';
import { outwards, withSubsections } from './sections.ts';
import type { Selection } from './selection.ts';

/** How many of the newest are looked at, in turn, until enough are found that no other rail has taken. */
const depths = [60, 600];

const rankedOf = (ids: readonly string[]): Ranked[] => ids.map((id, at) => ({ id, score: 1 / (1 + at), reason: null }));

export const latestFor = (newsroom: Newsroom, id: string | null, limit: number, selection: Selection): Ranked[] => {
  const { desk } = newsroom;
  const sections = desk.sections();
  const around = outwards(sections, (id === null ? null : desk.headline(id)?.sectionId) ?? null);
  const chosen: Ranked[] = [];
  for (const section of [...around, null]) {
    const within = section === null ? undefined : withSubsections(sections, section);
    for (const depth of depths) {
      if (chosen.length >= limit) break;
      chosen.push(...selection.takeFrom(rankedOf(desk.newest(depth, within)), limit - chosen.length));
    }
  }
  return chosen;
};
