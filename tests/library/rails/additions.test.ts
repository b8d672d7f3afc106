import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additionsOf } from '../../../electron/library/rails/additions.ts';
import type { VersionText } from '../../../electron/library/rails/additions.ts';

const version = (text: string, part: Partial<VersionText> = {}): VersionText => ({
  language: 'en',
  title: '',
  standfirst: null,
  text,
  ...part,
});
const additions = (...versions: readonly VersionText[]) => additionsOf(versions, () => null);
const harbour = 'The harbour wall at Verin broke in the night. Nobody was hurt by the falling stones.';

describe('what a version adds', () => {
  it('is nothing for the same text, in another order or with other words between', async () => {
    const [, again, turned] = await additions(
      version(harbour),
      version(harbour),
      version('Nobody was hurt by the falling stones. In the night, the harbour wall at Verin broke.'),
    );
    expect([again?.adds, turned?.adds]).toEqual([[], []]);
  });

  it('is a sentence of new words, with names and numbers marked and nothing else', async () => {
    const [, second] = await additions(
      version(harbour),
      version(`${harbour} Engineer Mara Lind said that 14 metres must be rebuilt before spring.`),
    );
    expect(second?.adds).toHaveLength(1);
    const [added] = second?.adds ?? [];
    expect(added?.marks.map(([start, end]) => added.text.slice(start, end))).toEqual(['Mara Lind', '14']);
  });

  it('is a new number in an old sentence', async () => {
    const before = 'The council of Verin counted damaged houses along the harbour wall after the storm: 30 of them.';
    const [, second] = await additions(version(before), version(before.replace('30', '75')));
    expect(second?.adds.map(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)))).toEqual([
      ['75'],
    ]);
  });

  it('is told within its language: the first in another one has nothing to be compared with', async () => {
    const [, german, later] = await additions(
      version(harbour),
      version('Die Hafenmauer von Verin brach in der Nacht. Niemand wurde verletzt.', { language: 'de' }),
      version('Die Hafenmauer von Verin brach in der Nacht. Der Rat bewilligte 90000 Kronen für Steine.', {
        language: 'de-AT',
      }),
    );
    expect(german).toMatchObject({ first: true, adds: [] });
    expect(later?.adds.map(({ text }) => text)).toEqual(['Der Rat bewilligte 90000 Kronen für Steine.']);
  });

  it('is found without spaces between words', async () => {
    const [, second] = await additions(
      version('港口的墙在夜里倒塌了。没有人受伤。', { language: 'zh' }),
      version('港口的墙在夜里倒塌了。工程师表示春天之前必须重建十四米。', { language: 'zh' }),
    );
    expect(second?.adds.map(({ text }) => text)).toEqual(['工程师表示春天之前必须重建十四米。']);
  });

  it('is never more than is shown, and says how much more there is', async () => {
    const many = Array.from(
      { length: 9 },
      (_, at) => `Witness Nadir${at} saw ${at}00 lanterns burning on pier ${at}7.`,
    );
    const [, second] = await additions(version(harbour), version(many.join(' ')));
    expect(second?.adds).toHaveLength(4);
    expect(second?.more).toBe(5);
  });

  it('never fails and marks only what is inside, whatever the texts are', async () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('. ', ' Lind ', '12,5', '墙')));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), fc.string(), async (texts, language) => {
        const found = await additions(...texts.map((parts) => version(parts.join(''), { language })));
        for (const { adds } of found) {
          for (const { text: words, marks } of adds) {
            for (const [start, end] of marks) expect(0 <= start && start < end && end <= words.length).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
