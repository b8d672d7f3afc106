/** The front page laid out: a lead, seconds, must read, and a block for each outermost section, no story twice, sources in turn. */
import type { FrontPage } from '../../contract/edition.ts';
import type { Headline, Section, Time } from '../../contract/models.ts';
import { fold } from '../words/words.ts';
import { byImportance } from './importance.ts';
import type { Ranked } from './model.ts';
import type { Newsroom } from './newsroom.ts';
import { blockFormsOf, leadHeight, numberedHeight, secondHeight, underRow } from './page-layout.ts';
import { outermost, withSubsections } from './sections.ts';
import { createSelection } from './selection.ts';

const looked = 600;
const lookedInSection = 120;
const day = 86_400_000;
/** A lead with a picture and a text to read goes before one a little more important without. */
const pictureGain = 0.35;
const textGain = 0.25;
const standfirstGain = 0.15;
/** Each story a source already has on the page makes its next one count for this much less. */
const sourceShare = 0.35;
/** The top of the page is about this high, whatever its lead. */
const leastTop = 470;
const mostTop = 720;
/** A column is full when less than this is left. */
const nearlyFull = 70;
const restOf = { full: 8, wide: 5, column: 4 } as const;

export type EditionPlan = FrontPage<Ranked> & {
  readonly made: Time;
  /** Distinct sources of the stories it was chosen from. */
  readonly sources: number;
  /** Stories of the last 24 hours among them. */
  readonly newStories: number;
};

type Candidate = { readonly ranked: Ranked; readonly headline: Headline; readonly shows: number };

/** How well a story fills a large place: with a picture, a text to read, a standfirst. */
const showsOf = (headline: Headline): number =>
  (headline.pictureId === null ? 0 : pictureGain) +
  (headline.completeness === 'summary' ? 0 : textGain) +
  (headline.standfirst === null ? 0 : standfirstGain);

const candidatesOf = (newsroom: Newsroom, ranked: readonly Ranked[]): Candidate[] =>
  ranked.flatMap((each) => {
    const headline = newsroom.desk.headline(each.id);
    return headline === undefined ? [] : [{ ranked: each, headline, shows: showsOf(headline) }];
  });

/** Takes stories out of candidates, the best first, none that the page has already, sources in turn. */
const createPicker = (newsroom: Newsroom) => {
  const selection = createSelection(newsroom);
  const onPage = new Map<string, number>();
  /** Copies that the rails no longer remember are known by their headline. */
  const titles = new Set<string>();
  const worthOf = ({ ranked, headline, shows }: Candidate, large: boolean): number => {
    const score = ranked.score + (large ? shows : 0);
    const share = 1 + sourceShare * (onPage.get(headline.sourceId) ?? 0);
    return score > 0 ? score / share : score * share;
  };
  const one = (left: Candidate[], large: boolean): Candidate | null => {
    while (left.length > 0) {
      let best = 0;
      let bestWorth = -Infinity;
      for (const [at, candidate] of left.entries()) {
        const worth = worthOf(candidate, large);
        if (worth <= bestWorth) continue;
        best = at;
        bestWorth = worth;
      }
      const [most] = left.splice(best, 1);
      if (most === undefined) return null;
      const title = fold(most.headline.title);
      if (titles.has(title) || selection.takeFrom([most.ranked], 1).length === 0) continue;
      titles.add(title);
      onPage.set(most.headline.sourceId, (onPage.get(most.headline.sourceId) ?? 0) + 1);
      return most;
    }
    return null;
  };
  const some = (left: Candidate[], limit: number): Candidate[] => {
    const chosen: Candidate[] = [];
    for (let next = limit > 0 ? one(left, false) : null; next !== null; next = one(left, false)) {
      chosen.push(next);
      if (chosen.length >= limit) break;
    }
    return chosen;
  };
  /** As many as fill a column of this height. */
  const column = (left: Candidate[], height: (headline: Headline) => number, space: number, most: number) => {
    const chosen: Candidate[] = [];
    let filled = 0;
    while (chosen.length < most && filled + nearlyFull < space) {
      const next = one(left, height === secondHeight);
      if (next === null) break;
      chosen.push(next);
      filled += height(next.headline);
    }
    return { chosen, filled };
  };
  return { one, some, column };
};

const rankedOf = ({ ranked }: Candidate): Ranked => ranked;

/** The same library at the same moment gives the same edition. `pause` is awaited between its parts. */
export const layEdition = async (newsroom: Newsroom, pause: () => Promise<void> | null): Promise<EditionPlan> => {
  const { desk } = newsroom;
  const made = desk.now();
  const left = candidatesOf(newsroom, byImportance(newsroom, undefined, looked, true));
  const recent = left.filter(({ headline }) => made - headline.date < day);
  const sources = new Set(left.map(({ headline }) => headline.sourceId)).size;
  const newStories = new Set(recent.map(({ headline }) => newsroom.storyOf(headline.id))).size;
  const picker = createPicker(newsroom);
  await pause();

  const lead = picker.one(left, true);
  const high = lead === null ? 0 : leadHeight(lead.headline);
  const seconds = picker.column(left, secondHeight, Math.min(mostTop, Math.max(leastTop, high)), 4);
  const top = Math.max(high, seconds.filled);
  const mustRead = picker.column(left, numberedHeight, top, 8);
  await pause();
  const under = picker.some(left, 2 * Math.min(3, Math.floor((top - high) / underRow)));
  await pause();

  const sections = desk.sections();
  const chosen: { readonly section: Section | null; readonly first: Candidate; readonly inside: Candidate[] }[] = [];
  const open = (section: Section | null, inside: Candidate[]): void => {
    const first = picker.one(inside, true);
    if (first !== null) chosen.push({ section, first, inside });
  };
  for (const section of outermost(sections)) {
    const within = withSubsections(sections, section.id);
    open(section, candidatesOf(newsroom, byImportance(newsroom, within, lookedInSection, true)));
    await pause();
  }
  open(
    null,
    left.filter(({ headline }) => headline.sectionId === null),
  );
  const forms = blockFormsOf(chosen.map(({ first }) => first.shows));
  const blocks = chosen.map(({ section, first, inside }, at) => {
    const form = forms[at] ?? 'column';
    const rest = picker.some(inside, restOf[form]).map(rankedOf);
    return { sectionId: section?.id ?? null, title: section?.title ?? '', form, first: first.ranked, rest };
  });
  return {
    made,
    lead: lead?.ranked ?? null,
    under: under.map(rankedOf),
    seconds: seconds.chosen.map(rankedOf),
    mustRead: mustRead.chosen.map(rankedOf),
    blocks,
    sources,
    newStories,
  };
};
