/** Full coverage of a story: who tells it, in which order, and what each version adds; parting and joining stories by hand. */
import { randomUUID } from 'node:crypto';
import type { Coverage, StoryPart, StoryVersion } from '../contract/coverage.ts';
import { Failure } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';
import { onDesk, textOfBody } from './articles/followed.ts';
import type { HeadlineEntry } from './articles/headlines.ts';
import { createPlacing, entryOf, listed } from './articles/view.ts';
import type { Core } from './core.ts';
import { createPause } from './pause.ts';
import { additionsOf } from './rails/additions.ts';
import { rememberUndo } from './reading/undo.ts';
import type { StoryRuling } from './store/model.ts';

/** A silence this long begins a new part of the story. */
const partAfter = 12 * 3_600_000;
const nearShown = 6;
const nearLooked = 40;
/** Less alike than this, nothing is offered as perhaps the same story. */
const nearAt = 0.08;

const earliestFirst = (a: HeadlineEntry, b: HeadlineEntry): number =>
  a.row.date - b.row.date || a.row.arrived - b.row.arrived || (a.row.id < b.row.id ? -1 : 1);

/** Ids of the article's story, its own among them. */
const storyOf = (core: Core, id: string): readonly string[] => core.rails.clusterOf(id)?.articleIds ?? [id];

/** Articles of one text together, the earliest first of each and of all. */
const byText = (core: Core, entries: readonly HeadlineEntry[]): readonly (readonly HeadlineEntry[])[] => {
  const texts: HeadlineEntry[][] = [];
  const placeOf = new Map<string, number>();
  for (const entry of entries.toSorted(earliestFirst)) {
    const known = placeOf.get(entry.row.id);
    if (known !== undefined) texts[known]?.push(entry);
    else {
      for (const copy of core.rails.copiesOf(entry.row.id)) placeOf.set(copy, texts.length);
      texts.push([entry]);
    }
  }
  return texts;
};

const textOf = async (core: Core, entry: HeadlineEntry): Promise<string> => {
  const body = await (await core.store.source(entry.sourceId)).body(entry.row.id);
  return body === null ? '' : textOfBody(body);
};

const inParts = (versions: readonly StoryVersion[]): readonly StoryPart[] => {
  const parts: { date: number; versions: StoryVersion[] }[] = [];
  for (const version of versions) {
    const before = parts.at(-1);
    const last = before?.versions.at(-1)?.headline.date ?? -Infinity;
    if (before === undefined || version.headline.date - last > partAfter)
      parts.push({ date: version.headline.date, versions: [version] });
    else before.versions.push(version);
  }
  return parts;
};

/** Rejects with `article-not-found`. */
export const coverageOf = async (core: Core, articleId: string): Promise<Coverage> => {
  const { row } = entryOf(core, articleId);
  const cluster = core.rails.clusterOf(row.id);
  const members = storyOf(core, row.id);
  const entries = members.flatMap((id) => core.headlines.get(id) ?? []);
  const texts = byText(core, entries);
  const shown = texts.slice(-limits.coverageVersions);
  const pause = createPause();
  const versions = [];
  for (const [entry] of shown) {
    if (entry === undefined) continue;
    versions.push({ ...entry.row, text: await textOf(core, entry) });
    await pause();
  }
  const additions = await additionsOf(versions, pause);
  const placing = createPlacing(core);
  const here = new Set(members);
  const visitor = core.rails.has(row.id) ? undefined : onDesk(row, versions[0]?.text ?? '');
  const near = core.rails
    .similar(row.id, nearLooked, visitor)
    .filter((each) => each.score >= nearAt && !here.has(each.id))
    .slice(0, nearShown)
    .flatMap(({ id }) => core.headlines.get(id) ?? []);
  return {
    clusterId: cluster?.id ?? null,
    sources: new Set(entries.map((entry) => entry.sourceId)).size,
    articles: entries.length,
    left: texts.slice(0, -limits.coverageVersions).flat().length,
    parts: inParts(
      shown.flatMap(([entry, ...copies], at) => {
        const added = additions[at];
        if (entry === undefined || added === undefined) return [];
        const headline = listed(core, entry, placing);
        return [{ headline, copies: copies.map((copy) => listed(core, copy, placing)), ...added }];
      }),
    ),
    near: near.map((entry) => listed(core, entry, placing)),
  };
};

/** Tells that stories are no longer made of the same articles. */
const tellRuled = (core: Core): void => {
  core.teller.tell('rails.changed', {});
  core.teller.tell('paper.changed', {});
};

const requireHeld = (core: Core, ids: readonly string[]): readonly string[] => {
  const unique = [...new Set(ids)].map((id) => entryOf(core, id).row.id);
  for (const id of unique) if (!core.rails.has(id)) throw new Failure('story-too-old', { id });
  return unique;
};

type Part = Pick<StoryRuling, 'kind' | 'ours' | 'others'>;

/** Puts rulings on disk, then follows them. `before`: the stories as they were. Answers the undo. */
const rule = async (core: Core, parts: readonly Part[], before: readonly (readonly string[])[]): Promise<string> => {
  const at = core.ports.clock.now();
  const rulings = parts.map((part) => ({ id: randomUUID(), at, ...part }));
  const editor = await core.store.editor.update((data) => ({
    ...data,
    rulings: [...data.rulings, ...rulings].slice(-limits.storyRulings),
  }));
  core.rails.rule(editor.rulings);
  tellRuled(core);
  return rememberUndo(core, { kind: 'ruling', rulings: rulings.map((ruling) => ruling.id), before });
};

/** Rejects with `article-not-found`, `story-too-old`, and `bad-input` for articles that are not part of one larger story. */
export const splitStory = async (core: Core, articleIds: readonly string[]): Promise<string> => {
  const ours = requireHeld(core, articleIds);
  const story = storyOf(core, ours[0] ?? '');
  const others = story.filter((id) => !ours.includes(id));
  if (others.length === 0 || ours.some((id) => !story.includes(id)))
    throw new Failure('bad-input', { detail: 'a story is parted by some of its articles, not by all or by others' });
  const together: readonly Part[] = ours.length > 1 ? [{ kind: 'together', ours, others: ours }] : [];
  return rule(core, [{ kind: 'apart', ours, others }, ...together], [story]);
};

/** Rejects with `article-not-found`, `story-too-old`, and `bad-input` for articles that are one story already. */
export const mergeStories = async (core: Core, articleIds: readonly string[]): Promise<string> => {
  const stories: (readonly string[])[] = [];
  for (const id of requireHeld(core, articleIds))
    if (!stories.some((story) => story.includes(id))) stories.push(storyOf(core, id));
  const [first = [], ...rest] = stories;
  if (rest.length === 0) throw new Failure('bad-input', { detail: 'these articles are one story already' });
  return rule(core, [{ kind: 'together', ours: first, others: rest.flat() }], stories);
};

/** Takes rulings back: the stories are again as they were. */
export const takeBackRulings = async (
  core: Core,
  ids: readonly string[],
  before: readonly (readonly string[])[],
): Promise<void> => {
  const gone = new Set(ids);
  const editor = await core.store.editor.update((data) => ({
    ...data,
    rulings: data.rulings.filter((ruling) => !gone.has(ruling.id)),
  }));
  core.rails.rule(editor.rulings, before);
  tellRuled(core);
};
