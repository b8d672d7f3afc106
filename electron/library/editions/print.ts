/** From a plan of ids to an edition that can be kept, and from a kept one to what is shown of it now. */
import type { Edition, EditionName, EditionStory, PrintedStory } from '../../contract/edition.ts';
import { mapPage, storiesOf, withoutStories } from '../../contract/edition.ts';
import { createPlacing, listed } from '../articles/view.ts';
import type { Core } from '../core.ts';
import type { EditionPlan } from '../rails/engine.ts';
import type { Ranked } from '../rails/model.ts';
import type { StoredEdition } from '../store/editions-file.ts';

const day = 86_400_000;

/** Stories that came within a day of `made`, and how many of them can be read offline. */
const countNew = (core: Core, made: number): Pick<StoredEdition, 'newStories' | 'offlineStories'> => {
  let newStories = 0;
  let offlineStories = 0;
  for (const { row } of core.headlines.newestFirst()) {
    if (row.arrived < made - day) continue;
    newStories += 1;
    if (row.completeness !== 'summary') offlineStories += 1;
  }
  return { newStories, offlineStories };
};

/** The plan with everything that must outlast its stories. */
export const printed = (core: Core, plan: EditionPlan, name: EditionName, id: string): StoredEdition => {
  const placing = createPlacing(core);
  const print = ({ id: storyId, reason }: Ranked): PrintedStory => {
    const entry = core.headlines.get(storyId);
    return {
      id: storyId,
      title: entry?.row.title ?? '',
      sourceTitle: entry === undefined ? '' : (placing.source(entry.sourceId)?.title ?? ''),
      language: entry?.row.language ?? null,
      direction: entry?.row.direction ?? 'ltr',
      reason,
    };
  };
  const sources = core.store.paper.data.sources.filter((source) => source.kind !== 'saved').length;
  return { id, name, made: plan.made, sources, ...countNew(core, plan.made), ...mapPage(plan, print) };
};

/** Titles of sections and everything of the stories are of now. */
export const shown = (
  core: Core,
  edition: StoredEdition,
  around: Pick<Edition, 'since' | 'previous' | 'next'>,
): Edition => {
  const placing = createPlacing(core);
  const sections = new Map(core.store.paper.data.sections.map((section) => [section.id, section.title]));
  const show = (story: PrintedStory): EditionStory => {
    const entry = core.headlines.get(story.id);
    return { ...story, headline: entry === undefined ? null : listed(core, entry, placing) };
  };
  // What a filter hides now was not removed: nothing of it is shown.
  const page = mapPage(
    withoutStories(edition, ({ id }) => core.headlines.hidden(id) !== undefined),
    show,
  );
  const { id, name, made, sources, newStories, offlineStories } = edition;
  return {
    id,
    name,
    made,
    sources,
    newStories,
    offlineStories,
    ...page,
    blocks: page.blocks.map((block) => {
      const title = sections.get(block.sectionId ?? '');
      return title === undefined ? { ...block, sectionId: null } : { ...block, title };
    }),
    ...around,
  };
};

/**
 * Whether an edition no longer serves as the front page of today: its lead or half of its stories are gone, it shows only the samples though
 * others have come, or it was laid out when next to nothing was there.
 */
export const isWorn = (core: Core, edition: StoredEdition, since: number): boolean => {
  const stories = storiesOf(edition);
  const there = stories.flatMap(({ id }) => core.headlines.get(id) ?? []);
  if (edition.lead === null || core.headlines.get(edition.lead.id) === undefined) return true;
  if (there.length * 2 < stories.length) return true;
  if (stories.length < fewStories && since > stories.length) return true;
  const others = core.headlines.size() - there.length;
  return (
    others > 0 &&
    there.every(({ row }) => row.origin === 'sample') &&
    core.headlines.newestFirst().some(({ row }) => row.origin !== 'sample')
  );
};

const fewStories = 12;
