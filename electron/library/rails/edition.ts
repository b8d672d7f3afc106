/** The front page laid out: a lead, seconds, must read, and a block for each outermost section, no story twice, sources in turn. */
import type { Time } from '../../contract/models.ts';
import { byImportance } from './importance.ts';
import type { Ranked } from './model.ts';
import type { Newsroom } from './newsroom.ts';
import { outermost, withSubsections } from './sections.ts';
import { createSelection } from './selection.ts';
import type { Selection } from './selection.ts';

const secondsWanted = 4;
const mustReadWanted = 6;
const restWanted = 5;
const looked = 600;
const lookedInSection = 120;
const day = 86_400_000;
/** A lead with a picture and a text to read goes before one a little more important without. */
const pictureGain = 0.35;
const textGain = 0.25;
/** Each story a source already has on the page makes its next one count for this much less. */
const sourceShare = 0.35;

export type EditionBlock = {
  readonly sectionId: string;
  readonly title: string;
  readonly first: Ranked | null;
  readonly rest: readonly Ranked[];
};
export type EditionPlan = {
  readonly made: Time;
  readonly lead: Ranked | null;
  readonly seconds: readonly Ranked[];
  readonly mustRead: readonly Ranked[];
  readonly blocks: readonly EditionBlock[];
  /** Distinct sources of the stories it was chosen from. */
  readonly sources: number;
  /** Stories of the last 24 hours among them. */
  readonly newStories: number;
};

type Page = {
  readonly pick: (ranked: readonly Ranked[], limit: number, gain?: (id: string) => number) => Ranked[];
};

const createPage = (newsroom: Newsroom, selection: Selection): Page => {
  const onPage = new Map<string, number>();
  const sourceOf = (id: string): string => newsroom.desk.headline(id)?.sourceId ?? '';
  const pick: Page['pick'] = (ranked, limit, gain = () => 0) => {
    const left = ranked.map((each) => ({ ranked: each, source: sourceOf(each.id), score: each.score + gain(each.id) }));
    const chosen: Ranked[] = [];
    while (chosen.length < limit && left.length > 0) {
      let best = 0;
      let bestWorth = -Infinity;
      for (const [at, { source, score }] of left.entries()) {
        const worth = score / (1 + sourceShare * (onPage.get(source) ?? 0));
        if (worth <= bestWorth) continue;
        best = at;
        bestWorth = worth;
      }
      for (const { ranked: most, source } of left.splice(best, 1)) {
        const taken = selection.takeFrom([most], 1);
        if (taken.length > 0) onPage.set(source, (onPage.get(source) ?? 0) + 1);
        chosen.push(...taken);
      }
    }
    return chosen;
  };
  return { pick };
};

/** The same library at the same moment gives the same edition. */
export const layEdition = (newsroom: Newsroom): EditionPlan => {
  const { desk } = newsroom;
  const made = desk.now();
  const ranked = byImportance(newsroom, undefined, looked);
  const page = createPage(newsroom, createSelection(newsroom));
  const shows = (id: string): number => {
    const headline = desk.headline(id);
    return (headline?.pictureId === null ? 0 : pictureGain) + (headline?.completeness === 'summary' ? 0 : textGain);
  };
  const [lead = null] = page.pick(ranked, 1, shows);
  const seconds = page.pick(ranked, secondsWanted, shows);
  const mustRead = page.pick(ranked, mustReadWanted);
  const sections = desk.sections();
  const blocks = outermost(sections).flatMap((section): EditionBlock[] => {
    const inside = byImportance(newsroom, withSubsections(sections, section.id), lookedInSection);
    const [first = null] = page.pick(inside, 1, shows);
    if (first === null) return [];
    return [{ sectionId: section.id, title: section.title, first, rest: page.pick(inside, restWanted) }];
  });
  const headlines = desk.newest(looked).flatMap((id) => desk.headline(id) ?? []);
  const recent = headlines.filter((headline) => made - headline.date < day);
  return {
    made,
    lead,
    seconds,
    mustRead,
    blocks,
    sources: new Set(headlines.map((headline) => headline.sourceId)).size,
    newStories: new Set(recent.map((headline) => newsroom.storyOf(headline.id))).size,
  };
};
