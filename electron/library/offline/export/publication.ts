/** What is taken out: stories in chapters, and the front page where it is the day's paper. Private to `offline/`. */
import { Failure } from '../../../contract/errors.ts';
import type { Exported } from '../../../contract/call.ts';
import { limits } from '../../../contract/limits.ts';
import type { Edition, EditionHead, EditionStory } from '../../../contract/edition.ts';
import type { ArticleView, RailItem, Time } from '../../../contract/models.ts';
import type { EditionPart } from '../../../contract/offline.ts';
import { filtered } from '../../articles/list.ts';
import type { ListFilter } from '../../articles/list.ts';
import { articleView, createPlacing, entryOf } from '../../articles/view.ts';
import type { Core } from '../../core.ts';
import { documentWords, paperName } from './words.ts';

/** Stories under one heading; `null` where they need none. */
export type Chapter = { readonly title: string | null; readonly views: readonly ArticleView[] };

/** An edition with the stories of it that are still there. */
export type PublishedEdition = Pick<EditionHead, 'made' | 'sources' | 'newStories'> & {
  readonly lead: RailItem | null;
  readonly seconds: readonly RailItem[];
  readonly mustRead: readonly RailItem[];
  readonly blocks: readonly {
    readonly title: string;
    readonly first: RailItem | null;
    readonly rest: readonly RailItem[];
  }[];
};

export type Publication = {
  readonly kind: 'story' | 'list' | EditionPart;
  readonly title: string;
  readonly made: Time;
  /** The layout of the front page; `null` for anything but the day's paper. */
  readonly edition: PublishedEdition | null;
  readonly chapters: readonly Chapter[];
};

export const storiesIn = ({ chapters }: Publication): readonly ArticleView[] =>
  chapters.flatMap((chapter) => chapter.views);

const idsOf = (items: readonly (RailItem | null)[]): readonly string[] =>
  items.flatMap((item) => (item === null ? [] : [item.headline.id]));

const viewsOf = async (core: Core, ids: readonly string[]): Promise<readonly ArticleView[]> => {
  const views: ArticleView[] = [];
  for (const id of ids) views.push(await articleView(core, id));
  return views;
};

/** The stories by the section they stand in, sections in the order of their first story. One section alone needs no heading. */
const bySection = (views: readonly ArticleView[]): readonly Chapter[] => {
  const groups = [...Map.groupBy(views, ({ sectionTitles }) => sectionTitles.join(' › '))];
  if (groups.length < 2) return [{ title: null, views }];
  return groups.map(([title, inside]) => ({ title: title === '' ? documentWords.noSection : title, views: inside }));
};

const published = (edition: Edition): PublishedEdition => {
  const one = (story: EditionStory | null): RailItem | null =>
    story === null || story.headline === null ? null : { headline: story.headline, reason: story.reason };
  const some = (stories: readonly EditionStory[]): readonly RailItem[] => stories.flatMap((story) => one(story) ?? []);
  return {
    made: edition.made,
    sources: edition.sources,
    newStories: edition.newStories,
    lead: one(edition.lead),
    seconds: some([...edition.seconds, ...edition.under]),
    mustRead: some(edition.mustRead),
    blocks: edition.blocks.map(({ title, first, rest }) => ({
      title: title === '' ? documentWords.noSection : title,
      first: one(first),
      rest: some(rest),
    })),
  };
};

const editionOf = async (core: Core, standing: Edition, part: EditionPart): Promise<Publication> => {
  const edition = published(standing);
  const front = idsOf([edition.lead, ...edition.seconds, ...edition.mustRead]);
  const groups = [
    { title: documentWords.frontPage, ids: front },
    ...edition.blocks.map(({ title, first, rest }) => ({ title, ids: idsOf([first, ...rest]) })),
  ].filter(({ ids }) => ids.length > 0);
  const chapters: Chapter[] = [];
  for (const { title, ids } of groups) chapters.push({ title, views: await viewsOf(core, ids) });
  return { kind: part, title: paperName(edition.made), made: edition.made, edition, chapters };
};

const titleOf = (core: Core, filter: ListFilter | undefined, views: readonly ArticleView[]): string => {
  const { sections, sources } = core.store.paper.data;
  const [only] = views;
  if (views.length === 1 && only !== undefined) return only.article.title;
  const named = [...sections, ...sources].find(({ id }) => filter?.id === id);
  return named?.title ?? documentWords.product;
};

const chosenIds = (core: Core, { ids, filter }: Exported): readonly string[] =>
  ids === undefined
    ? filtered(core, filter ?? { kind: 'all' }, createPlacing(core))
        .slice(0, limits.exportedStories)
        .map(({ row }) => row.id)
    : [...new Set(ids)].map((id) => entryOf(core, id).row.id);

/** Rejects with `article-not-found` (also when there are no stories), `section-not-found`, `source-not-found`. */
export const publicationOf = async (
  core: Core,
  wanted: Exported,
  standing: () => Promise<Edition>,
): Promise<Publication> => {
  if (wanted.edition !== undefined) {
    const paper = await editionOf(core, await standing(), wanted.edition);
    if (storiesIn(paper).length === 0) throw new Failure('article-not-found', {});
    return paper;
  }
  const views = await viewsOf(core, chosenIds(core, wanted));
  if (views.length === 0) throw new Failure('article-not-found', {});
  const title = titleOf(core, wanted.filter, views);
  const kind = views.length === 1 ? 'story' : 'list';
  return { kind, title, made: core.ports.clock.now(), edition: null, chapters: bySection(views) };
};
