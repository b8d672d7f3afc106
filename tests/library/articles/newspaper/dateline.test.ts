import { describe, expect, it } from 'vitest';
import { splitByline, splitDateline } from '../../../../electron/library/articles/newspaper/parts.ts';
import { readDateLine } from '../../../../electron/library/articles/newspaper/date-line.ts';

describe('a dateline is taken off the first paragraph', () => {
  it.each([
    ['PORT ALDANE (CW) – Ferry crews met.', 'PORT ALDANE (CW)', 'CW', 'Ferry crews met.'],
    ['BAGHDAD, Iraq (AP) – A bell rang.', 'BAGHDAD, Iraq (AP)', 'AP', 'A bell rang.'],
    ['BAGHDAD, Iraq (AP) _ A bell rang.', 'BAGHDAD, Iraq (AP)', 'AP', 'A bell rang.'],
    ['PARIS, May 3 (Reuters) - Ovens stayed cold.', 'PARIS, May 3 (Reuters)', 'Reuters', 'Ovens stayed cold.'],
    ['LONDON — The clock stopped.', 'LONDON', null, 'The clock stopped.'],
    ['LONDON/PARIS (Reuters) - Both clocks stopped.', 'LONDON/PARIS (Reuters)', 'Reuters', 'Both clocks stopped.'],
    ['(Reuters) - The clock stopped.', '(Reuters)', 'Reuters', 'The clock stopped.'],
    ['WASHINGTON, D.C. — The clock stopped.', 'WASHINGTON, D.C.', null, 'The clock stopped.'],
    ['Berlin (dpa) – Der Turm steht.', 'Berlin (dpa)', 'dpa', 'Der Turm steht.'],
    ['Madrid, 3 may (EFE).- El reloj calló.', 'Madrid, 3 may (EFE)', 'EFE', 'El reloj calló.'],
    ['МОСКВА, 3 мая. /ТАСС/. Часы встали.', 'МОСКВА, 3 мая. /ТАСС/', 'ТАСС', 'Часы встали.'],
    ['МОСКВА, 3 мая - РИА Новости. Часы встали.', 'МОСКВА, 3 мая - РИА Новости', 'РИА Новости', 'Часы встали.'],
    ['تهران - ایرنا - ساعت ایستاد.', 'تهران - ایرنا', 'ایرنا', 'ساعت ایستاد.'],
    ['تهران (ایسنا) – ساعت ایستاد.', 'تهران (ایسنا)', 'ایسنا', 'ساعت ایستاد.'],
    ['新华社北京5月3日电 钟停了。', '新华社北京5月3日电', '新华社', '钟停了。'],
    ['Tehran, IRNA – The clock stopped.', 'Tehran, IRNA', 'IRNA', 'The clock stopped.'],
    ['BEIJING, May 3 (Xinhua) -- The clock stopped.', 'BEIJING, May 3 (Xinhua)', 'Xinhua', 'The clock stopped.'],
  ])('%s', (text, dateline, agency, rest) => {
    expect(splitDateline(text)).toEqual({ dateline, agency, rest });
  });

  it.each([
    'WARNING — the weights are heavy.',
    'NOTE: the clock loses a minute.',
    'Flour (plain) – two hundred grams.',
    'Meeting (Tuesday) - all come.',
    'London — or any other city — is loud.',
    'The boat (AP) sank.',
    'Well - that was that.',
    'INFO — Service started.',
    '',
  ])('nothing is taken off "%s"', (text) => {
    expect(splitDateline(text)).toEqual({ dateline: null, agency: null, rest: text });
  });
});

describe('a byline', () => {
  it.each([
    ['By Jane Doe', 'Jane Doe', null],
    ['By JANE DOE, Associated Press Writer', 'JANE DOE, Associated Press Writer', 'Associated Press'],
    ['Coastal Wire Writer', 'Coastal Wire Writer', 'Coastal Wire'],
    ['Von Heike Brandt', 'Heike Brandt', null],
    ['Par Marie de la Tour', 'Marie de la Tour', null],
    ['نویسنده: سارا ناخدا', 'سارا ناخدا', null],
    ['Tom Krisher, AP Auto Writer', 'Tom Krisher, AP Auto Writer', 'AP'],
  ])('%s', (text, byline, agency) => {
    expect(splitByline(text)).toEqual({ byline, agency });
  });
  it.each(['By the time he came home it was dark.', 'by nine', 'Von hier bis dort ist es weit.', 'May 3, 2007'])(
    'is not "%s"',
    (text) => {
      expect(splitByline(text)).toEqual({ byline: null, agency: null });
    },
  );
});

describe('a date line', () => {
  it.each([
    ['Thu May 3, 2007 4:12pm BST', '2007-05-03T15:12:00.000Z'],
    ['Posted: 12 March 2009', '2009-03-12T00:00:00.000Z'],
    ['Publié le 12 mars 2009 à 14h30', '2009-03-12T14:30:00.000Z'],
    ['03.05.2016 10:25 Uhr', '2016-05-03T10:25:00.000Z'],
    ['۱۳ اردیبهشت ۱۳۹۵', '2016-05-02T00:00:00.000Z'],
    ['2016年5月3日 10:25', '2016-05-03T10:25:00.000Z'],
    ['Giriş: 03 Mayıs 2016 10:25', '2016-05-03T10:25:00.000Z'],
  ])('%s', (text, time) => {
    expect(new Date(readDateLine(text)?.stated ?? Number.NaN).toISOString()).toBe(time);
  });
  it('of two readings states no time', () => {
    expect(readDateLine('03/04/2016')).toEqual({ stated: null });
  });
  it.each(['The boat left on 3 May 2007.', 'Chapter 3', '1984', 'In 2007 the boat left'])('is not "%s"', (text) => {
    expect(readDateLine(text)).toBeNull();
  });
});
