/** Times and dates in words, at a fixed present. */
import { describe, expect, it } from 'vitest';
import { wordAge, wordAgo, wordArticleTime, wordSince, wordToday, wordWeekday } from '../../renderer/words/times.ts';

/** Local times, so that the tests hold in any zone. */
const at = (day: number, hour: number, minute = 0, month = 11, year = 2026): number =>
  new Date(year, month - 1, day, hour, minute).getTime();
const now = at(22, 10, 8);

describe('age', () => {
  it.each([
    [now, 'Now'],
    [now + 30_000, 'Now'],
    [at(22, 10, 7), '1 min'],
    [at(22, 9, 30), '38 min'],
    [at(22, 8, 0), '2 h'],
    [at(22, 0, 1), '10 h'],
    [at(21, 23, 0), 'Yesterday'],
    [at(21, 1, 0), 'Yesterday'],
    [at(20, 12, 0), 'Friday'],
    [at(16, 12, 0), 'Monday'],
    [at(15, 12, 0), '15 Nov'],
    [at(3, 12, 0), '3 Nov'],
    [at(3, 12, 0, 11, 2024), '3 Nov 2024'],
    [at(25, 12, 0), '25 Nov'],
  ])('%d reads as %s', (time, words) => {
    expect(wordAge(time, now)).toBe(words);
  });

  it('just after midnight, late evening is hours ago, not yesterday', () => {
    expect(wordAge(at(21, 23, 30), at(22, 1, 0))).toBe('1 h');
  });

  it('inside a sentence', () => {
    expect(wordAgo(at(22, 9, 30), now)).toBe('38 min ago');
    expect(wordAgo(at(21, 1, 0), now)).toBe('yesterday');
    expect(wordAgo(at(17, 1, 0), now)).toBe('on Tuesday');
    expect(wordAgo(at(3, 1, 0), now)).toBe('on 3 Nov');
    expect(wordAgo(now, now)).toBe('just now');
  });

  it('since when', () => {
    expect(wordSince(at(22, 9, 40), now)).toBe('since 09:40');
    expect(wordSince(at(21, 9, 40), now)).toBe('since yesterday');
    expect(wordSince(at(21, 23, 40), at(22, 1, 0))).toBe('since yesterday');
    expect(wordSince(at(17, 9, 40), now)).toBe('since Tuesday');
  });
});

describe('dates', () => {
  it('the day of the bar and of the masthead', () => {
    expect(wordToday(now)).toBe('Sunday 22 November');
    expect(wordWeekday(now)).toBe('Sunday');
  });

  it('an article’s time in its own language and calendar', () => {
    expect(wordArticleTime(at(22, 10, 30), 'en')).toBe('22 Nov 2026, 10:30');
    expect(wordArticleTime(at(22, 10, 30), null)).toBe('22 Nov 2026, 10:30');
    expect(wordArticleTime(at(22, 10, 30), 'fa')).toBe('۱ آذر ۱۴۰۵، ۱۰:۳۰');
    expect(wordArticleTime(at(22, 10, 30), 'de-DE')).toContain('10:30');
  });

  it('a language nobody knows falls back', () => {
    expect(wordArticleTime(at(22, 10, 30), 'not a language!')).toBe('22 Nov 2026, 10:30');
    expect(wordArticleTime(at(22, 10, 30), 'x-klingon')).toContain('10:30');
  });
});
