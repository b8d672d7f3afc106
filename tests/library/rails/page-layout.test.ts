import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockFormsOf, leadHeight, secondHeight } from '../../../electron/library/rails/page-layout.ts';

const columns = { full: 4, wide: 2, column: 1 } as const;

describe('the blocks of a page', () => {
  it('fill every row of four columns, in their order, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (shows) => {
        const forms = blockFormsOf(shows);
        expect(forms).toHaveLength(shows.length);
        let row = 0;
        for (const form of forms) {
          row += columns[form];
          expect(row).toBeLessThanOrEqual(4);
          row %= 4;
        }
        expect(row).toBe(0);
      }),
    );
  });

  it('are not all alike: the one with more to show takes half a row', () => {
    expect(blockFormsOf([0.1, 0.5, 0.9])).toEqual(['column', 'column', 'wide']);
    expect(blockFormsOf([0.9, 0.5, 0.1, 0.2, 0.2, 0.2, 0.2])).toEqual([
      'wide',
      'column',
      'column',
      'column',
      'column',
      'column',
      'column',
    ]);
  });
});

describe('the height of a story', () => {
  it('grows with its words, its picture, and signs that are twice as wide', () => {
    const short = { title: 'Ferry talks', standfirst: null, pictureId: null };
    expect(leadHeight({ ...short, pictureId: 'p' })).toBeGreaterThan(leadHeight(short));
    expect(secondHeight({ ...short, standfirst: 'Crews and managers met again. '.repeat(4) })).toBeGreaterThan(
      secondHeight(short),
    );
    expect(leadHeight({ ...short, title: '渡'.repeat(22) })).toBeGreaterThan(
      leadHeight({ ...short, title: 'f'.repeat(22) }),
    );
  });
});
