/** Stories and filters for tests of filters: a site with three stories, two of which speak of a ferry. */
import { expect } from 'vitest';
import type { CallInput } from '../../electron/contract/calls.ts';
import type { FilterActions, FilterRule } from '../../electron/contract/filters.ts';
import { nothingDone } from '../../electron/contract/filters.ts';
import type { TestLibrary } from './library.ts';
import { longText } from './news-site.ts';
import type { NewsSite, SiteStory } from './news-site.ts';

export const story = (id: number, title: string, lead = 'Nothing else happened.', creator?: string): SiteStory => ({
  id: String(id),
  title,
  html: longText(lead),
  published: `Sun, 22 Nov 2026 08:${String(id).padStart(2, '0')}:00 GMT`,
  ...(creator === undefined ? {} : { creator }),
});

export const quayStories = [
  story(1, 'Ferry sails again', 'The harbour was full.', 'Ann Tide'),
  story(2, 'Bridge opens', 'A ferry passed below.'),
  story(3, 'Market moves', 'Prices rose.'),
];

/** A filter for one word. */
export const rule = (
  value: string,
  actions: Partial<FilterActions>,
  more: Partial<FilterRule> & { readonly field?: 'title' | 'text' | 'any' | 'author' } = {},
): FilterRule => {
  const { field = 'any', ...rest } = more;
  return {
    name: `About ${value}`,
    enabled: true,
    scope: { kind: 'everywhere', id: null },
    match: 'all',
    conditions: [{ field, test: 'words', value, negated: false }],
    actions: { ...nothingDone, ...actions },
    storedToo: true,
    ...rest,
  };
};

/** Subscribes to the site without fetching its pages; answers the source. */
export const subscribe = async (
  { library }: TestLibrary,
  site: NewsSite,
  sectionId: string | null = null,
): Promise<string> => {
  const source = await library.handlers['feeds.subscribe']({ url: site.feedUrl, sectionId });
  await library.handlers['sources.update']({ id: source.id, fullText: 'never' });
  return source.id;
};

export const titles = async (
  { library }: TestLibrary,
  list: CallInput<'articles.list'> = { kind: 'all' },
): Promise<readonly string[]> => (await library.handlers['articles.list'](list)).headlines.map(({ title }) => title);

export const refresh = async ({ library }: TestLibrary): Promise<void> => {
  await library.handlers['feeds.refresh']({});
};

/** How long something may take that nobody waits for. */
export const soon = { timeout: 20_000 };

/** Waits until nothing is under way. */
export const settle = async ({ library }: TestLibrary): Promise<void> => {
  await expect.poll(() => library.handlers['jobs.list'](), soon).toEqual([]);
};
