import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDue } from '../../../electron/library/editions/due.ts';

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const usual = { morning: 360, midday: 720, evening: 1080 };

describe('the edition whose time came last', () => {
  it('is of today, or of the evening before', () => {
    expect(lastDue(usual, at(22, 9))).toEqual({ name: 'morning', at: at(22, 6) });
    expect(lastDue(usual, at(22, 12))).toEqual({ name: 'midday', at: at(22, 12) });
    expect(lastDue(usual, at(22, 5, 59))).toEqual({ name: 'evening', at: at(21, 18) });
  });

  it('leaves out what the reader does not want', () => {
    expect(lastDue({ morning: null, midday: null, evening: 1080 }, at(22, 17))).toEqual({
      name: 'evening',
      at: at(21, 18),
    });
    expect(lastDue({ morning: null, midday: null, evening: null }, at(22, 17))).toBeNull();
  });

  it('is never in the future, nor more than a day and an hour ago, whatever the times', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        minutes,
        fc.integer({ min: at(1, 0), max: at(28, 0) }),
        (morning, midday, evening, now) => {
          const due = lastDue({ morning, midday, evening }, now);
          expect(due?.at).toBeLessThanOrEqual(now);
          expect(due?.at).toBeGreaterThan(now - 25 * 3_600_000);
        },
      ),
    );
  });
});
