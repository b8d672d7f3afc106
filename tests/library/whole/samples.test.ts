import { storiesOf } from '../../../electron/contract/edition.ts';
import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What several of the sample's sources tell together, by a word of each headline. */
const stories = [
  ['Ferry crews and port authority return', 'Ferry talks begin', 'Islands wait'],
  ['Desalination plant on the northern coast', 'Tell Nora desalination plant'],
  ['Night trains return', 'Sleeper to the mountains'],
];
/** Told by one of those sources, but about the whole affair rather than the event: may stand with it or not. */
const beside = [
  'How the harbour merger',
  'Forty small outlets',
  'Customs union',
  'What the tariff schedule',
  'Grain prices',
];

describe('the sample stories', () => {
  it('fill a fresh paper: six sections, a story in Persian, every list and rail', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { samples: true });
    const { handlers } = opened.library;
    await opened.library.settled();
    const paper = await handlers['paper.get']();
    expect(paper.counts.stories).toBeGreaterThanOrEqual(24);
    expect(paper.sections.filter((section) => section.parentId === null)).toHaveLength(6);
    expect(paper.welcome).toEqual({ state: 'fresh', samples: paper.counts.stories });
    expect(paper.offline.complete).toBe(paper.counts.stories);
    const { headlines } = await handlers['articles.list']({ kind: 'latest', limit: 100 });
    expect(headlines.find((headline) => headline.language === 'fa')?.direction).toBe('rtl');
    const lead = headlines.find((headline) => headline.title.startsWith('Ferry crews')) ?? headlines[0];
    await handlers['articles.mark']({ ids: [lead?.id ?? ''], read: true });
    const rails = await handlers['rails.get']({
      articleId: headlines.find((headline) => headline.title.startsWith('Night trains'))?.id ?? '',
    });
    for (const rail of [rails.latest, rails.mustRead, rails.related, rails.recommended])
      expect(rail.length).toBeGreaterThan(0);
    const edition = await handlers['edition.get']({});
    expect(edition.lead).not.toBeNull();
    expect(edition.blocks.length).toBeGreaterThanOrEqual(4);
    const shown = storiesOf(edition).map((story) => story.id);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('stand together where they tell one event, and nowhere else', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { samples: true });
    await opened.library.settled();
    const { headlines } = await opened.library.handlers['articles.list']({ kind: 'latest', limit: 100 });
    const clusterOf = (start: string) =>
      headlines.find((headline) => headline.title.startsWith(start))?.clusterId ?? start;
    for (const story of stories) expect(new Set(story.map(clusterOf)).size).toBe(1);
    const told = new Set([...stories.flat(), ...beside]);
    const alone = headlines.filter(({ title }) => ![...told].some((start) => title.startsWith(start)));
    expect(alone.filter((headline) => headline.coverage > 1).map((headline) => headline.title)).toEqual([]);
    expect(new Set(stories.map((story) => clusterOf(story[0] ?? ''))).size).toBe(stories.length);
  });

  it('go when the reader says so, with the sections they stood in; what the reader kept stays', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { samples: true });
    const { handlers } = opened.library;
    const { headlines } = await handlers['articles.list']({ kind: 'latest', limit: 100 });
    const kept = headlines.find((headline) => headline.title.startsWith('Night trains'));
    await handlers['articles.mark']({ ids: [kept?.id ?? ''], saved: true });
    const { removed } = await handlers['welcome.finish']({ removeSamples: true });
    expect(removed).toBe(headlines.length - 1);
    const paper = await handlers['paper.get']();
    expect(paper.sections.map((section) => section.title)).toEqual(['Close to home']);
    expect(paper.welcome.state).toBe('done');
    expect((await handlers['articles.list']({ kind: 'saved' })).headlines.map((headline) => headline.id)).toEqual([
      kept?.id,
    ]);
  });

  it('do not come back once the welcome is over', async () => {
    await using folder = await temporaryFolder();
    {
      await using opened = await openTestLibrary(folder.path, { samples: true });
      await opened.library.handlers['welcome.finish']({ removeSamples: true });
    }
    await using again = await openTestLibrary(folder.path, { samples: true });
    expect((await again.library.handlers['paper.get']()).counts.stories).toBe(0);
  });
});
