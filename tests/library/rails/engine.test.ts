import * as fc from 'fast-check';
import { storiesOf } from '../../../electron/contract/edition.ts';
import { describe, expect, it } from 'vitest';
import { unreadStatus } from '../../../electron/library/store/model.ts';
import { createRailsEngine } from '../../../electron/library/rails/engine.ts';
import type { RailsEngine } from '../../../electron/library/rails/engine.ts';
import type { DeskArticle } from '../../../electron/library/rails/model.ts';
import { article, events, now, reports, testDesk } from './stories.ts';
import type { TestDesk } from './stories.ts';

const opened = async (articles: readonly DeskArticle[] = reports): Promise<{ engine: RailsEngine; desk: TestDesk }> => {
  const desk = testDesk(articles);
  const engine = createRailsEngine(desk);
  await engine.add(articles);
  return { engine, desk };
};

const eventOf = (id: string): string => id.split('-')[0] ?? '';

const day = 86_400_000;

describe('similar', () => {
  it('ranks the reports of the same event first', async () => {
    const { engine } = await opened();
    for (const { id } of reports) {
      const first = engine.similar(id, 2).map((each) => eventOf(each.id));
      expect(first).toEqual([eventOf(id), eventOf(id)]);
    }
  });

  it('knows nothing of an article that was never added or was removed', async () => {
    const { engine } = await opened();
    engine.remove(['e0-1']);
    expect(engine.similar('nobody', 5)).toEqual([]);
    expect(engine.similar('e0-0', 50).map((each) => each.id)).not.toContain('e0-1');
    expect(engine.has('e0-1')).toBe(false);
  });

  it('is the same whether articles come at once or one by one', async () => {
    const { engine } = await opened();
    const other = createRailsEngine(testDesk(reports));
    for (const each of reports) await other.add([each]);
    expect(
      other
        .similar('e1-0', 2)
        .map((each) => each.id)
        .sort(),
    ).toEqual(
      engine
        .similar('e1-0', 2)
        .map((each) => each.id)
        .sort(),
    );
  });
});

describe('clusters', () => {
  it('join the reports of an event and nothing else', async () => {
    const { engine } = await opened();
    for (const { id } of reports) {
      const members = engine.clusterOf(id)?.articleIds ?? [id];
      for (const member of members) expect(eventOf(member)).toBe(eventOf(id));
    }
    expect(engine.clusterOf('e0-0')).toMatchObject({ sources: 3 });
  });

  it('keep their name while they grow and lose members', async () => {
    const { engine } = await opened();
    const name = engine.clusterOf('e1-0')?.id;
    const more = article('e1-9', events[1]?.[0] ?? '', { sourceId: 'source-9' });
    await engine.add([more]);
    expect(engine.clusterOf('e1-9')?.id).toBe(name);
    engine.remove(['e1-0']);
    expect(engine.clusterOf('e1-9')?.id).toBe(name);
    engine.remove(['e1-1', 'e1-2']);
    expect(engine.clusterOf('e1-9')).toBeNull();
  });
});

describe('rails', () => {
  const copyOf = (original: DeskArticle, id: string): DeskArticle => ({
    ...original,
    id,
    sourceId: `${original.sourceId}-copy`,
  });

  it('never repeat the article or a copy of it, nor one another', async () => {
    const choice = fc.uniqueArray(fc.integer({ min: 0, max: reports.length - 1 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(choice, fc.integer({ min: 0, max: reports.length - 1 }), async (copied, asked) => {
        const copies = copied.flatMap((at) =>
          reports[at] === undefined ? [] : [copyOf(reports[at], `${reports[at].id}-copy`)],
        );
        const { engine, desk } = await opened([...reports, ...copies]);
        desk.opened.push({ articleId: 'e2-0', at: now });
        const id = reports[asked]?.id ?? '';
        const rails = engine.rails(id, 4);
        const own = id.replace('-copy', '');
        const shown = Object.values(rails).flatMap((rail) =>
          rail.map((each: { id: string }) => each.id.replace('-copy', '')),
        );
        expect(shown).not.toContain(own);
        for (const rail of Object.values(rails)) {
          const texts = rail.map((each: { id: string }) => each.id.replace('-copy', ''));
          expect(new Set(texts).size).toBe(texts.length);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('say what related articles share', async () => {
    const follow = article(
      'later',
      'Okello named harbour judge. Ruth Okello, who led talks in Port Aldane, becomes a judge there.',
      { date: now - 40 * day },
    );
    const { engine } = await opened([...reports, follow]);
    const found = engine.related('e0-0', 5).find((each) => each.id === 'later');
    expect(found?.reason).toMatchObject({ kind: 'shares' });
    expect(found?.reason?.kind === 'shares' && found.reason.terms.join(' ')).toMatch(/Okello|Aldane/);
  });

  it('leave out articles that the desk no longer has', async () => {
    const { engine, desk } = await opened();
    desk.articles.delete('e3-2');
    const all = Object.values(engine.rails('e0-0', 10)).flat();
    expect(all.map((each) => each.id)).not.toContain('e3-2');
  });

  it('give the latest of the same section before those around it', async () => {
    const { engine } = await opened();
    const latest = engine.latest('e1-0', 2).map((each) => each.id);
    expect(latest[0]).toBe('e3-2');
    expect(engine.latest(null, 1).map((each) => each.id)).toEqual(['e3-2']);
  });

  it('put the reader’s mark first in must read, with its reason', async () => {
    const { engine, desk } = await opened();
    desk.statuses.set('e2-1', { ...unreadStatus, mustRead: true });
    expect(engine.mustRead(3)[0]).toMatchObject({ id: 'e2-1', reason: { kind: 'your-mark' } });
    expect(engine.mustRead(5).some((each) => each.reason?.kind === 'covered-by')).toBe(true);
  });

  it('leave read articles out of must read and recommended', async () => {
    const { engine, desk } = await opened();
    desk.opened.push({ articleId: 'e0-0', at: now });
    for (const { id } of reports) desk.statuses.set(id, { ...unreadStatus, read: true });
    expect(engine.mustRead(5)).toEqual([]);
    expect(engine.recommended(5)).toEqual([]);
  });

  it('recommend nothing before something was read, then what belongs to it with its reason', async () => {
    const next = article('next', 'Tal asks for another match. Ivan Tal wants to play Lena Brodsky again in Oporto.', {
      sourceId: 'source-7',
      date: now - 40 * day,
    });
    const { engine, desk } = await opened([next, ...reports]);
    expect(engine.recommended(4)).toEqual([]);
    desk.opened.push({ articleId: 'e2-0', at: now });
    const first = engine.recommended(4, 'e2-0')[0];
    expect(first).toMatchObject({ id: 'next', reason: { kind: 'you-read' } });
  });
});

describe('the edition', () => {
  const idsOf = async (engine: RailsEngine): Promise<string[]> =>
    storiesOf(await engine.edition()).map((story) => story.id);

  it('never repeats a story', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...reports], { minLength: 1 }), async (some) => {
        const { engine } = await opened(some);
        const stories = (await idsOf(engine)).map((id) => engine.clusterOf(id)?.id ?? id);
        expect(new Set(stories).size).toBe(stories.length);
        expect(stories.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same for the same library and moment', async () => {
    const [one, other] = [await opened(), await opened()];
    expect(await one.engine.edition()).toEqual(await other.engine.edition());
  });

  it('leads with the report that has a picture', async () => {
    const { engine } = await opened(
      reports.map((each) => (each.id === 'e3-1' ? { ...each, pictureId: 'picture' } : each)),
    );
    expect((await engine.edition()).lead?.id).toBe('e3-1');
  });

  it('is empty for an empty library', async () => {
    const { engine } = await opened([]);
    expect(await engine.edition()).toMatchObject({ lead: null, seconds: [], mustRead: [], blocks: [], newStories: 0 });
  });
});
