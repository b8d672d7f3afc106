import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../electron/library/feeds/dates.ts';

const iso = (text: string): string | null => {
  const time = parseDate(text);
  return time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');
};

describe('dates', () => {
  test.each([
    // RFC 822 and what became of it
    ['Tue, 03 Jun 2003 09:39:21 GMT', '2003-06-03T09:39:21Z'],
    ['Fri,24 Nov 2023 18:28:36 -0530', '2023-11-24T23:58:36Z'],
    ['7 Sep 02 00:00 EST', '2002-09-07T05:00:00Z'],
    ['Sun, 6 Sep 1998 24:00:00 GMT', '1998-09-07T00:00:00Z'],
    ['Sat, 30 Jun 2012 23:59:60 GMT', '2012-06-30T23:59:59Z'],
    ['Thu, 29 Oct 2020 07:36:03 GMT-07:00', '2020-10-29T14:36:03Z'],
    ['Thu Nov 12 2020 17:00:00 GMT+0000 (Coordinated Universal Time)', '2020-11-12T17:00:00Z'],
    ['Fri, 31 Mar 2023 20:19:00 America/Los_Angeles', '2023-04-01T03:19:00Z'],
    ['Mon, 02 Jan 2023 10:00:00 IST', '2023-01-02T04:30:00Z'],
    // ISO 8601
    ['2003-12-31T10:14:55.125Z', '2003-12-31T10:14:55.125Z'],
    ['2003-12-31 10:14:55+08', '2003-12-31T02:14:55Z'],
    ['2003-12', '2003-12-01T00:00:00Z'],
    ['2003', '2003-01-01T00:00:00Z'],
    ['20031231T101455Z', '2003-12-31T10:14:55Z'],
    ['2004-060', '2004-02-29T00:00:00Z'],
    ['2020-11-08T16:20:00-05:00Z', '2020-11-08T21:20:00Z'],
    // Seconds and milliseconds since 1970
    ['1520932969', '2018-03-13T09:22:49Z'],
    ['1520932969123', '2018-03-13T09:22:49.123Z'],
    // As people write
    ['Sun Jan  4 16:29:06 2004', '2004-01-04T16:29:06Z'],
    ['Thu, June 22nd, 2023 at 01:11 PM EDT', '2023-06-22T17:11:00Z'],
    ['Nov. 16, 2020, 12:57 a.m.', '2020-11-16T00:57:00Z'],
    ['Friday, December 8, 2017 - 3pm', '2017-12-08T15:00:00Z'],
    ['Nov. 2020', '2020-11-01T00:00:00Z'],
    ['30.10.23', '2023-10-30T00:00:00Z'],
    ['10/30/23 21:55:58', '2023-10-30T21:55:58Z'],
    // Of 11 and 4 the weekday tells which is the month
    ['Sat, 11/04/2020', '2020-04-11T00:00:00Z'],
    ['Wed, 11/04/2020', '2020-11-04T00:00:00Z'],
    ['11/04/2020', '2020-11-04T00:00:00Z'],
    // Languages
    ['mar., 01 déc. 2020 16:11:02 +0000', '2020-12-01T16:11:02Z'],
    ['Mi., 5. Okt. 2022 08:00:00 +0200', '2022-10-05T06:00:00Z'],
    ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
    ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
    ['пн, 12 янв 2015 10:00:00 +0300', '2015-01-12T07:00:00Z'],
    ['4 Şubat 2021 Perşembe 09:00', '2021-02-04T09:00:00Z'],
    ['۱۲ ژانویه ۲۰۲۰', '2020-01-12T00:00:00Z'],
    ['2004년 05월 28일  01:31:15', '2004-05-27T16:31:15Z'],
    ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17Z'],
    ['2020年1月2日（木）下午3:04', '2020-01-02T15:04:00Z'],
  ])('%s is %s', (text, wanted) => {
    expect(iso(text)).toBe(wanted);
  });

  test.each([
    '',
    '   ',
    'yesterday',
    'Saturday',
    '10:20',
    '2010-',
    '013',
    '22013',
    '2013-xx-27',
    '2013-01-27-01',
    '2013-01-28T09:xx:00Z',
    '2003-12-31T25:14:55Z',
    '2003-12-31T10:61:55Z',
    '2003-02-29',
    'Sun, 99 Jun 2009 12:00:00 GMT',
    '31 Jun 2009',
    'Sun, 16 Dec 2012 1:2:3:4 GMT',
    'Sun, 16 Dec 2012 11:47:32 +zz:00',
    'Sun, 16 Dec 2012 11:47:32 +00:zz',
    '9999-12-31T23:59:59-99:99',
    '0000-00-00 00:00:00',
    '45/45/2020',
    '2013-01-28T11:30:00-06:00Textra',
    '1 2 3 4 Jan 2020',
    'Thu, 25 Feb 2016 00:00:00 Nowhere/Noplace',
  ])('%j names no moment', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  test('anything at all is a moment or null', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom(...'0123456789:-/. TZ+,aApmJjeEsSuUnN年월'.split('')), maxLength: 40 }),
        ),
        (text) => {
          const time = parseDate(text);
          expect(time === null || Number.isFinite(time)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('what a date is written from is what is read', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          expect(parseDate(date.toISOString())).toBe(date.getTime());
          expect(parseDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });
});
