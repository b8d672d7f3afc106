/** Stories too old to be held have others beside them all the same. */
import { describe, expect, it } from 'vitest';
import { createRailsEngine } from '../../../electron/library/rails/engine.ts';
import { article, events, now, reports, testDesk } from './stories.ts';

const old = article('old', events[0]?.[1] ?? '', { date: now - 4_000 * 86_400_000, sourceId: 'archive' });

describe('a story that is too old to be held', () => {
  it('has related stories, the same as if it were held, and leaves nothing behind', async () => {
    const desk = testDesk([...reports, old]);
    const engine = createRailsEngine(desk, { window: reports.length });
    await engine.add(reports);
    const before = await engine.save();
    const likeOld = () => engine.similar('old', 3, old).map((each) => each.id);
    expect(likeOld().filter((id) => id.startsWith('e0'))).toHaveLength(3);
    const { related } = engine.rails('old', 4, old);
    expect(related.length).toBeGreaterThan(0);
    expect(related.every((each) => each.id !== 'old' && each.reason !== undefined)).toBe(true);
    expect(likeOld()).toEqual(likeOld());
    expect(engine.size()).toBe(reports.length);
    expect(engine.ids()).not.toContain('old');
    expect(Buffer.compare(Buffer.from(await engine.save()), Buffer.from(before))).toBe(0);
    expect(engine.similar('old', 3)).toEqual([]);
  });

  it('has none of its copies beside it', async () => {
    const copy = { ...old, id: 'copy', sourceId: 'wire', date: now };
    const engine = createRailsEngine(testDesk([...reports, copy, old]), { window: reports.length + 1 });
    await engine.add([...reports, copy]);
    const shown = Object.values(engine.rails('old', 12, old)).flat();
    expect(shown.map((each) => each.id)).not.toContain('copy');
  });

  it('may be asked about while others are being added', async () => {
    const engine = createRailsEngine(testDesk([...reports, old]), { window: 50 });
    const adding = engine.add(reports);
    engine.rails('old', 4, old);
    await adding;
    expect(engine.size()).toBe(reports.length);
    expect(engine.clusterOf('e0-0')).toMatchObject({ sources: 3 });
  });
});

describe('related stories', () => {
  it('are found for headlines without text and in a library of one source', async () => {
    const headlines = reports.map((each) => ({ ...each, text: '', sourceId: 'one' }));
    const engine = createRailsEngine(testDesk(headlines));
    await engine.add(headlines);
    const told = ['e0-1', 'e1-1', 'e2-1'].map((id) => engine.similar(id, 1)[0]?.id.slice(0, 2));
    expect(told).toEqual(['e0', 'e1', 'e2']);
  });

  it('are found across languages where names agree, with what they share', async () => {
    const german = article(
      'de',
      'Schlichterin im Fährstreit. Ruth Okello empfing in Port Aldane die Besatzungen und die Reederei Aldane Line.',
      { language: 'de', sourceId: 'bote', date: now - 40 * 86_400_000 },
    );
    const greek = article('el', 'Ο καιρός. Βροχές και άνεμοι στα νησιά από το βράδυ.', { language: 'el' });
    const engine = createRailsEngine(testDesk([...reports, german, greek]));
    await engine.add([...reports, german, greek]);
    const [first] = engine.related('de', 3);
    expect(first?.id).toMatch(/^e0/);
    expect(first?.reason).toMatchObject({ kind: 'shares' });
    expect(first?.reason?.kind === 'shares' ? first.reason.terms : []).toContain('Ruth Okello');
    expect(engine.related('el', 3)).toEqual([]);
  });
});
