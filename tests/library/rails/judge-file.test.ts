/** The benchmark's mode for unseen collections: whatever the lines are, each article is answered once. */
import { describe, expect, it } from 'vitest';
import { judgeCollection } from '../../bench/related/judge-file.ts';
import type { Judged } from '../../bench/related/judge-file.ts';
import { readCollection } from '../../bench/related/lines.ts';
import { events } from './stories.ts';

const lines = events.flatMap((told, event) =>
  told.map((text, report) => {
    const [title = '', ...rest] = text.split('. ');
    return { id: `e${event}-${report}`, title, text: rest.join('. '), published: `2026-11-2${report}T08:00:00Z` };
  }),
);
const fileOf = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n');
const eventOf = (id: unknown): string => String(id).slice(0, 2);
const byId = (judged: readonly Judged[]) => judged.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));

describe('a collection', () => {
  it('is answered line by line, the event’s others first, under one cluster', async () => {
    const { judged, complaints } = await judgeCollection(fileOf(lines));
    expect(complaints).toEqual([]);
    expect(judged.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    for (const { id, related } of judged) {
      expect(related.slice(0, 2).map(eventOf)).toEqual([eventOf(id), eventOf(id)]);
      expect(related).not.toContain(id);
    }
    for (const [event, those] of Map.groupBy(judged, ({ id }) => eventOf(id)))
      expect([event, new Set(those.map(({ cluster }) => cluster)).size]).toEqual([event, 1]);
  });

  it('gives the same answers in any order of lines, with and without dates', async () => {
    for (const all of [lines, lines.map(({ id, title, text }) => ({ id, title, text }))]) {
      const [one, other] = [await judgeCollection(fileOf(all)), await judgeCollection(fileOf(all.toReversed()))];
      const without = (judged: readonly Judged[]) => byId(judged).map(({ id, related }) => ({ id, related }));
      expect(without(other.judged)).toEqual(without(one.judged));
    }
  });

  it('takes numbers and odd texts for ids, and answers them as they were', async () => {
    const ids = [7, '7', '__proto__', '', 'é 🎈', -1.5];
    const { judged } = await judgeCollection(fileOf(ids.map((id, at) => ({ ...lines[at], id }))));
    expect(judged.map(({ id }) => id)).toEqual(ids);
    for (const { related } of judged) for (const id of related) expect(ids).toContain(id);
  });

  it('takes a line without text, title or date, or with a date that is none', async () => {
    const odd = [
      { id: 'no-text', title: 'Mediator Ruth Okello in Port Aldane' },
      { id: 'no-title', text: lines[0]?.text },
      { id: 'nothing' },
      { id: 'numbers', title: 5, text: null, published: 'soon' },
      { id: 'seconds', title: 'x', published: 1_795_000_000 },
    ];
    const { judged } = await judgeCollection(fileOf([...lines, ...odd]));
    expect(judged).toHaveLength(lines.length + odd.length);
    expect(judged.find(({ id }) => id === 'no-text')?.related.map(eventOf)[0]).toBe('e0');
    expect(judged.find(({ id }) => id === 'nothing')).toEqual({ id: 'nothing', related: [], cluster: 'nothing' });
  });

  it('names the lines it cannot take, and goes on', () => {
    const text = `\ufeff${JSON.stringify(lines[0])}\r\n\n{"id":"cut\n[1]\n{"title":"no id"}\n${JSON.stringify(lines[0])}\n${JSON.stringify(lines[1])}`;
    const { complaints, order } = readCollection(text);
    expect(order).toHaveLength(2);
    expect(complaints).toEqual([
      'line 3: not JSON',
      'line 4: not an object',
      'line 5: no id that is text or a number',
      'line 6: the id "e0-0" was there before',
    ]);
  });
});
