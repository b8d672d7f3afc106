/** Editions: the front page as laid out at one moment, kept for a month to leaf through. Imports models alone. */
import type { Direction, ListedHeadline, Reason, Time } from './models.ts';

/** `extra`: laid out by hand, between the others. */
export const editionNames = ['morning', 'midday', 'evening', 'extra'] as const;
export type EditionName = (typeof editionNames)[number];

/** When the editions of a day are due, in minutes after local midnight; `null`: not at all. With none, editions come by hand only. */
export type EditionTimes = {
  readonly morning: number | null;
  readonly midday: number | null;
  readonly evening: number | null;
};

/** Columns of four that a block takes, and with them how much it says: `full` is a whole row, `wide` half of one. */
export const blockForms = ['full', 'wide', 'column'] as const;
export type BlockForm = (typeof blockForms)[number];

export type EditionBlock<Story> = {
  /** `null`: stories that stand in no section. */
  readonly sectionId: string | null;
  readonly title: string;
  readonly form: BlockForm;
  readonly first: Story;
  readonly rest: readonly Story[];
};

/** The places of a front page. No story stands in two of them. */
export type FrontPage<Story> = {
  readonly lead: Story | null;
  /** Short pieces that fill the column under the lead. */
  readonly under: readonly Story[];
  readonly seconds: readonly Story[];
  readonly mustRead: readonly Story[];
  /** One for each outermost section that has something to say, in the reader's order. */
  readonly blocks: readonly EditionBlock<Story>[];
};

/** A story as it was printed: what is left to show when it is gone. */
export type PrintedStory = {
  readonly id: string;
  readonly title: string;
  readonly sourceTitle: string;
  readonly language: string | null;
  readonly direction: Direction;
  readonly reason: Reason | null;
};

/** What an edition says of itself. */
export type EditionHead = {
  /** Empty for the page of a library without stories, which is not kept. */
  readonly id: string;
  readonly name: EditionName;
  readonly made: Time;
  readonly sources: number;
  /** Stories that had come within a day, and how many of those could be read offline. */
  readonly newStories: number;
  readonly offlineStories: number;
};

/** `headline` is of now; `null` when the story was removed since. */
export type EditionStory = PrintedStory & { readonly headline: ListedHeadline | null };

export type Edition = EditionHead &
  FrontPage<EditionStory> & {
    /** Stories that came since the newest edition; 0 for older ones. */
    readonly since: number;
    /** Ids of its neighbours in time. */
    readonly previous: string | null;
    readonly next: string | null;
  };

/** A line of the list of editions. */
export type EditionLine = {
  readonly id: string;
  readonly name: EditionName;
  readonly made: Time;
  readonly lead: string | null;
  /** Direction of the lead's title. */
  readonly direction: Direction;
  readonly stories: number;
};

/** Every story of a page, from the top. */
export const storiesOf = <Story>(page: FrontPage<Story>): readonly Story[] => [
  ...(page.lead === null ? [] : [page.lead]),
  ...page.under,
  ...page.seconds,
  ...page.mustRead,
  ...page.blocks.flatMap((block) => [block.first, ...block.rest]),
];

/** The page without some of its stories; a block that loses its first is led by its next. */
export const withoutStories = <Story>(page: FrontPage<Story>, isOut: (story: Story) => boolean): FrontPage<Story> => {
  const kept = (stories: readonly Story[]): readonly Story[] => stories.filter((story) => !isOut(story));
  return {
    lead: page.lead === null || isOut(page.lead) ? null : page.lead,
    under: kept(page.under),
    seconds: kept(page.seconds),
    mustRead: kept(page.mustRead),
    blocks: page.blocks.flatMap((block) => {
      const [first, ...rest] = kept([block.first, ...block.rest]);
      return first === undefined ? [] : [{ ...block, first, rest }];
    }),
  };
};

/** The same page of other stories. */
export const mapPage = <From, To>(page: FrontPage<From>, map: (story: From) => To): FrontPage<To> => ({
  lead: page.lead === null ? null : map(page.lead),
  under: page.under.map(map),
  seconds: page.seconds.map(map),
  mustRead: page.mustRead.map(map),
  blocks: page.blocks.map((block) => ({ ...block, first: map(block.first), rest: block.rest.map(map) })),
});
