import { describe, expect, it } from 'vitest';
import { createRailsEngine } from '../../../electron/library/rails/engine.ts';
import { areOfOneSeries, headingOf } from '../../../electron/library/rails/series.ts';
import { article, now, reports, testDesk } from './stories.ts';

const day = 86_400_000;

describe('a series', () => {
  it.each([
    ['Tide table for Monday 3 May', 'Tide table for Tuesday 4 May'],
    ['Ferry talks, day 3', 'Ferry talks, day 4'],
    ['Das Wetter am 12. März', 'Das Wetter am 2. Mai'],
    ['قیمت ارز در ۳ آذر', 'قیمت ارز در ۴ دی'],
  ])('is known by its heading: %s, %s', (one, other) => {
    expect(headingOf(one)).toBe(headingOf(other));
    const piece = { sourceId: 'tides', date: now, title: one };
    const next = { sourceId: 'tides', date: now + day, title: other };
    expect(areOfOneSeries(piece, next)).toBe(true);
    expect(areOfOneSeries(piece, { ...next, date: now + day / 3 })).toBe(false);
    expect(areOfOneSeries(piece, { ...next, sourceId: 'other' })).toBe(false);
  });

  it('is not what is told again under the same headline, nor what is all figures', () => {
    const piece = { sourceId: 'a', date: now, title: 'Harbour wall broken' };
    expect(areOfOneSeries(piece, { ...piece, date: now + day })).toBe(false);
    expect(areOfOneSeries({ ...piece, title: '12.5' }, { ...piece, title: '14', date: now + day })).toBe(false);
  });

  it('never becomes one story, however alike its pieces are and however small the library is', async () => {
    const tides = Array.from({ length: 5 }, (_, at) =>
      article(
        `tide-${at}`,
        `Tide table for ${at + 3} May. High water at Port Aldane comes at ${at + 6} in the morning; small boats keep inside the eastern wall.`,
        { sourceId: 'tides', date: now - (5 - at) * day },
      ),
    );
    for (const library of [tides, [...tides, ...reports]]) {
      const engine = createRailsEngine(testDesk(library));
      await engine.add(library);
      for (const { id } of tides) expect(engine.clusterOf(id)).toBeNull();
    }
  });
});

describe('a growing story', () => {
  it('of one source stays one, day after day', async () => {
    const told = [
      'Port Aldane ferry crews strike. Crews of the Aldane Line walked off in Port Aldane over the promised pension.',
      'Mediator called to Port Aldane ferry strike. Ruth Okello shall bring crews and the Aldane Line to talk of the promised pension.',
      'Aldane Line and striking crews meet in Port Aldane. Ruth Okello opened the talks about the promised pension with the ferry crews.',
    ].map((text, at) => article(`part-${at}`, text, { sourceId: 'gazette', date: now - (3 - at) * day }));
    const engine = createRailsEngine(testDesk([...reports, ...told]));
    await engine.add([...reports.filter(({ id }) => !id.startsWith('e0')), ...told]);
    expect(engine.clusterOf('part-0')?.articleIds).toEqual(['part-0', 'part-1', 'part-2']);
  });
});
