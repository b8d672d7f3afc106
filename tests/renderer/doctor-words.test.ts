/** The wording of the feed doctor. */
import { describe, expect, it } from 'vitest';
import type { FeedHealth } from '../../electron/contract/doctor.ts';
import { healthStates, repairNames, requestKinds } from '../../electron/contract/doctor.ts';
import { errorCodes } from '../../electron/contract/errors.ts';
import {
  repairLabels,
  requestKindWords,
  wordFlaw,
  wordHabit,
  wordHealth,
  wordMoment,
  wordNextFetch,
  wordOutcome,
} from '../../renderer/words/doctor.ts';
import { now, sources } from './paper-data.ts';
import { doctorReport } from './paper-doctor.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const [some] = doctorReport(sources, 'ledger').feeds;
if (some === undefined) throw new Error('no feed');

const failing = (code: string, times: number): FeedHealth => ({
  ...some,
  failure: { error: { code, params: {} }, httpStatus: null, since: now - 5 * day, times },
});
const sentence = /^[A-Z].*\.$/u;

describe('a feed’s state', () => {
  it.each(healthStates)('%s is plain sentences', (state) => {
    expect(wordHealth({ ...some, state }, now)).toMatch(sentence);
  });

  it.each(errorCodes)('failing with %s says since when, once it lasts', (code) => {
    expect(wordHealth(failing(code, 1), now)).toMatch(sentence);
    expect(wordHealth(failing(code, 7), now)).toMatch(/^[A-Z].*since Tuesday\.$/u);
  });

  it('calls a redirect loop a circle, and a server that never answers by its silence', () => {
    const loop = { code: 'redirect-refused', params: { reason: 'loop' } };
    const health = failing('redirect-refused', 1);
    expect(wordHealth({ ...health, failure: health.failure && { ...health.failure, error: loop } }, now)).toContain(
      'in a circle',
    );
    expect(wordHealth(failing('timed-out', 14), now)).toBe('The server has not answered since Tuesday.');
  });
});

describe('small words', () => {
  it('of flaws, with their place where it is known', () => {
    expect(wordFlaw({ code: 'tag-not-closed', line: 41, column: 7 })).toBe('Line 41, column 7: a tag is not closed.');
    expect(wordFlaw({ code: 'cut-off', line: null, column: null })).toBe('The document breaks off.');
    expect(wordFlaw({ code: 'constructor', line: 1, column: null })).toBe('Line 1: something is not as it should be.');
  });

  it.each([
    [null, 'Not known yet'],
    [20 * minute, 'About every 20 minutes'],
    [hour, 'About every hour'],
    [5 * hour, 'About every 5 hours'],
    [day, 'About every day'],
    [3 * day, 'About every 3 days'],
    [20 * day, 'About every 3 weeks'],
    [90 * day, 'About every 3 months'],
    [1000 * day, 'About every 3 years'],
  ])('of a habit of %s milliseconds', (interval, words) => {
    expect(wordHabit(interval)).toBe(words);
  });

  it('of the next fetch', () => {
    expect(wordNextFetch(null, now)).toBe('Not by itself');
    expect(wordNextFetch(now - 1, now)).toBe('With the next round');
    expect(wordNextFetch(now + 2 * hour, now)).toMatch(/^After \d\d:\d\d$/);
    expect(wordNextFetch(now + day, now)).toBe('Tomorrow');
    expect(wordNextFetch(now + 4 * day, now)).toBe('In 4 days');
  });

  it('of moments of the last week', () => {
    expect(wordMoment(now - minute, now)).toMatch(/^\d\d:\d\d$/);
    expect(wordMoment(now - 3 * day, now)).toMatch(/^Thursday \d\d:\d\d$/);
  });

  it('of every repair, kind and outcome', () => {
    for (const name of repairNames) expect(repairLabels[name]).toMatch(/^[A-Z]/);
    for (const kind of requestKinds) expect(requestKindWords[kind]).toMatch(/^[A-Z]/);
    expect(['ok', 'not-changed', 'redirected'].map((code) => wordOutcome(code, 200))).toEqual([
      'Answered',
      'Not changed',
      'Sent on',
    ]);
    expect(wordOutcome('http-status', 404)).toContain('404');
  });
});
