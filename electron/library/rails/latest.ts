/** Latest news: the newest of the article's section, then of the sections around it, then of everything. */
import type { Ranked } from './model.ts';
import type { Newsroom } from './newsroom.ts';
import { outwards, withSubsections } from './sections.ts';
import type { Selection } from './selection.ts';

/** Looked at for each item wanted: some are copies or taken by other rails. */
const perItem = 6;

const rankedOf = (ids: readonly string[]): Ranked[] => ids.map((id, at) => ({ id, score: 1 / (1 + at), reason: null }));

export const latestFor = (newsroom: Newsroom, id: string | null, limit: number, selection: Selection): Ranked[] => {
  const { desk } = newsroom;
  const sections = desk.sections();
  const around = outwards(sections, (id === null ? null : desk.headline(id)?.sectionId) ?? null);
  const chosen: Ranked[] = [];
  for (const section of [...around, null]) {
    if (chosen.length >= limit) break;
    const within = section === null ? undefined : withSubsections(sections, section);
    const newest = desk.newest(limit * perItem, within);
    chosen.push(...selection.takeFrom(rankedOf(newest), limit - chosen.length));
  }
  return chosen;
};
