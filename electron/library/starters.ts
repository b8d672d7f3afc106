/** What a first run offers: starter sections to subscribe to, and sample stories that fill every rail before anything is fetched. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../contract/errors.ts';
import type { ImportLine, StarterSection } from '../contract/models.ts';
import type { ArticleDraft } from './articles/model.ts';
import { ingest, takeIn } from './articles/ingest.ts';
import { createPlacing } from './articles/view.ts';
import { writeStatuses } from './reading/status.ts';
import type { Core } from './core.ts';
import { addSubscriptions } from './import/subscriptions.ts';
import { ensure } from './paper/change-sections.ts';
import { childrenOf, pathTo, removeSection } from './paper/sections.ts';
import { addSource, sourceIdFor } from './paper/sources.ts';
import { unreadStatus } from './store/model.ts';

/** A story of `resources/samples/stories.json`. Times are hours before the first run, so that the paper is never stale. */
type SampleStory = {
  readonly id: string;
  readonly source: string;
  readonly section: readonly string[];
  readonly title: string;
  readonly standfirst: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly language: string;
  readonly hoursAgo: number;
  readonly categories: readonly string[];
  readonly paragraphs: readonly string[];
  /** File in `resources/samples/pictures`. */
  readonly picture: {
    readonly file: string;
    readonly alt: string;
    readonly caption: string;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly read?: boolean;
};

const hour = 3_600_000;
const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Samples come from no network: the address only stands until the picture's own name takes its place. */
const pictureAddress = (file: string): string => `https://samples.invalid/${file}`;

const readJson = async <T>(core: Core, ...parts: readonly string[]): Promise<T> =>
  JSON.parse(await readFile(path.join(core.ports.resources, ...parts), 'utf8')) as T;

const draftOf = (story: SampleStory, now: number, pictureId: string | null): ArticleDraft => {
  const { picture } = story;
  const figure =
    picture === null || pictureId === null
      ? ''
      : `<figure><img src="${pictureAddress(picture.file)}" alt="${escapeText(picture.alt)}" width="${picture.width}" height="${picture.height}"><figcaption>${escapeText(picture.caption)}</figcaption></figure>`;
  return {
    origin: 'sample',
    identity: story.id,
    title: story.title,
    standfirst: story.standfirst,
    agency: story.agency,
    byline: story.byline,
    dateline: story.dateline,
    sectionPath: story.section,
    authors: story.byline === null ? [] : [story.byline],
    link: null,
    published: now - story.hoursAgo * hour,
    language: story.language,
    direction: null,
    html: figure + story.paragraphs.map((text) => `<p>${escapeText(text)}</p>`).join(''),
    image: null,
    categories: story.categories,
    enclosures: [],
    printedRails: [],
    fileName: null,
    storedPictures: new Map(picture === null || pictureId === null ? [] : [[pictureAddress(picture.file), pictureId]]),
    fullText: true,
  };
};

/** Fills a fresh paper with the sample stories. */
export const addSamples = async (core: Core): Promise<void> => {
  const now = core.ports.clock.now();
  const stories = await readJson<readonly SampleStory[]>(core, 'samples', 'stories.json');
  for (const [title, list] of Map.groupBy(stories, (story) => story.source)) {
    const id = sourceIdFor('sample', title);
    if (!core.store.paper.data.sources.some((source) => source.id === id)) {
      await addSource(core, { id, kind: 'sample', title, address: null, sectionId: null, typed: false });
    }
    for (const [section, ofSection] of Map.groupBy(list, (story) => story.section.join('\n'))) {
      const sectionId = section === '' ? null : (await ensure(core, section.split('\n'))).id;
      const drafts: ArticleDraft[] = [];
      for (const story of ofSection) {
        const file = story.picture?.file;
        const bytes =
          file === undefined ? null : await readFile(path.join(core.ports.resources, 'samples', 'pictures', file));
        drafts.push(draftOf(story, now, bytes === null ? null : await core.store.pictures.put(bytes)));
      }
      const { ids } = await ingest(core, id, drafts, { sectionId });
      const read = ids.filter((_, index) => ofSection[index]?.read === true);
      await writeStatuses(
        core,
        read.map((article) => ({ id: article, status: { ...unreadStatus, read: true } })),
      );
    }
  }
};

/** Takes the sample stories away, but for those the reader kept. Answers how many went. */
export const removeSamples = async (core: Core): Promise<number> => {
  let removed = 0;
  const sampleSections = new Set<string>();
  for (const source of core.store.paper.data.sources.filter((item) => item.kind === 'sample')) {
    const store = await core.store.source(source.id);
    const ids = [...store.rows.keys()].filter((id) => {
      const status = store.statuses.get(id);
      return !(status?.starred || status?.saved || status?.mustRead);
    });
    removed += ids.length;
    for (const id of ids) {
      for (const section of pathTo(core.store.paper.data.sections, store.rows.get(id)?.sectionId ?? null))
        sampleSections.add(section.id);
    }
    await takeIn(core, source.id, await store.remove(ids), () => '');
    if (store.rows.size > 0) continue;
    await core.store.paper.update((paper) => ({
      ...paper,
      sources: paper.sources.filter((other) => other.id !== source.id),
    }));
    core.headlines.removeSource(source.id);
  }
  await removeEmptySections(core, sampleSections);
  core.teller.tell('paper.changed', {});
  return removed;
};

/** Takes those sections away in which nothing stands any more. */
const removeEmptySections = async (core: Core, ids: ReadonlySet<string>): Promise<void> => {
  const placing = createPlacing(core);
  const used = new Set<string | null>(core.headlines.newestFirst().map(placing.sectionOf));
  for (const source of core.store.paper.data.sources) used.add(source.sectionId);
  await core.store.paper.update((paper) => {
    let { sections } = paper;
    for (let before = -1; before !== sections.length;) {
      before = sections.length;
      for (const { id } of sections) {
        if (ids.has(id) && !used.has(id) && childrenOf(sections, id).length === 0)
          sections = removeSection(sections, id);
      }
    }
    return { ...paper, sections };
  });
};

/** The first run is over; answers how many sample stories were removed. */
export const finishWelcome = async (core: Core, removingSamples: boolean): Promise<number> => {
  const removed = removingSamples ? await removeSamples(core) : 0;
  await core.store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
  core.teller.tell('paper.changed', {});
  return removed;
};

export const starterSections = (core: Core): Promise<readonly StarterSection[]> =>
  readJson<readonly StarterSection[]>(core, 'starter-sections.json');

/** Subscribes to the feeds of starter sections; they are fetched at the next refresh. */
export const addStarters = async (core: Core, ids: readonly string[]): Promise<readonly ImportLine[]> => {
  const starters = await starterSections(core);
  const lines: ImportLine[] = [];
  for (const id of ids) {
    const starter = starters.find((item) => item.id === id);
    if (starter === undefined) throw new Failure('bad-input', { detail: `no starter section ${id}` });
    const subscriptions = starter.feeds.map(({ title, url }) => ({
      path: [starter.title],
      title,
      url,
      siteLink: null,
    }));
    lines.push(...(await addSubscriptions(core, subscriptions, { sectionId: null, typed: false })));
  }
  return lines;
};
