/** A line that says when a page was published, and nothing else. */
import { asciiDigits, isDayName, monthOf, persianDay, persianMonthOf } from './calendar.ts';
import { tidy } from './line.ts';

/** Words that may stand in a date line beside the date itself. */
const beside = new Set(
  (
    'posted published updated update last modified created date on at the of by um am vom den le à el a las las de del du il alle ore em às op om uhr h hrs hours pm a.m p.m am. pm. a.m. p.m. ' +
    'veröffentlicht stand aktualisiert zuletzt erstellt publié mis jour modifié publicado actualizado publicada pubblicato aggiornato atualizado bijgewerkt gepubliceerd ' +
    'опубликовано обновлено в года г yayınlanma güncelleme tarihi saat eklenme son publicerad uppdaterad kl opdateret publisert oppdatert klo ' +
    'تاریخ انتشار زمان ساعت خبر در به‌روزرسانی نشر آخرین تحديث تاريخ النشر الساعة م ص ' +
    'gmt utc bst est edt cst cdt mst mdt pst pdt cet cest et ct pt ist jst kst hkt msk mez mesz z first st nd rd th'
  ).split(' '),
);
const zones: Readonly<Record<string, number>> = {
  est: -300, et: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pt: -480, pdt: -420,
  bst: 60, cet: 60, mez: 60, cest: 120, mesz: 120, ist: 330, hkt: 480, jst: 540, kst: 540, msk: 180,
}; // prettier-ignore
const eastAsian =
  /(\d{4})\s*[年년.]\s*(\d{1,2})\s*[月월.]\s*(\d{1,2})\s*[日일]?(?:\s*[(（]?[一二三四五六日月火水木金土월화수목금토일][)）]?)?(?:\s*(?:午前|午後|오전|오후)?\s*(\d{1,2})\s*[:：時时시]\s*(\d{1,2})?\s*[分분]?)?/u;
const eastLabel =
  /^(?:发布时间|發布時間|更新时间|更新時間|更新|公開|配信|発表|时间|日期|입력|수정|등록|기사입력|승인)?[\s:：|]*/u;

type Day = { readonly year: number | null; readonly month: number; readonly day: number; readonly persian: boolean };

const clockIn = (text: string): number => {
  const found = /(?<![\d.:/-])(\d{1,2})[:.h](\d{2})(?::\d{2})?(?![\d/]|\.\d)\s*([ap])?/iu.exec(text);
  if (found === null) return 0;
  const half = found[3]?.toLowerCase();
  const hour = Number(found[1]) % (half === undefined ? 24 : 12);
  return ((half === 'p' ? hour + 12 : hour) * 60 + (Number(found[2]) % 60)) * 60_000;
};

const zoneIn = (words: readonly string[]): number => {
  const name = words.find((word) => Object.hasOwn(zones, word));
  return (name === undefined ? 0 : (zones[name] ?? 0)) * 60_000;
};

const validTime = (year: number, month: number, day: number): number | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 ? Date.UTC(year, month - 1, day) : null;

const timeOf = (day: Day): number | null => {
  if (day.year === null) return null;
  return day.persian ? persianDay(day.year, day.month, day.day) : validTime(day.year, day.month, day.day);
};

/** "2006-05-03", "3.5.2006", "1385/2/13". With slashes the order of day and month must be plain from the figures. */
const numericDay = (text: string): Day | null => {
  const yearFirst = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(text);
  if (yearFirst) {
    const year = Number(yearFirst[1]);
    return { year, month: Number(yearFirst[2]), day: Number(yearFirst[3]), persian: year > 1300 && year < 1500 };
  }
  const yearLast = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)/u.exec(text);
  if (!yearLast) return null;
  const [first, second] = [Number(yearLast[1]), Number(yearLast[3])];
  const year = Number(yearLast[4]);
  if (yearLast[2] === '.' || first > 12) return { year, month: second, day: first, persian: false };
  return second > 12
    ? { year, month: first, day: second, persian: false }
    : { year: null, month: 0, day: 0, persian: false };
};

/** "Giriş:", "Published on:", in any language. */
const label = /^\p{L}[\p{L}\p{M}‌ ]{1,24}[:：]\s*(?=\S)/u;

/** The time a date line states; `stated` is null where the line gives no year or is of two readings. `null`: not a date line. */
export const readDateLine = (line: string): { readonly stated: number | null } | null => {
  const text = asciiDigits(tidy(line)).replace(label, '');
  if (text.length > 110 || !/\d/u.test(text)) return null;
  const east = eastAsian.exec(text.replace(eastLabel, ''));
  if (
    east !== null &&
    text
      .replace(eastLabel, '')
      .replace(east[0], '')
      .replace(/[\s:：|\d()（）]/gu, '').length <= 4
  ) {
    const day = validTime(Number(east[1]), Number(east[2]), Number(east[3]));
    const clock = (Number(east[4] ?? 0) * 60 + Number(east[5] ?? 0)) * 60_000;
    return { stated: day === null ? null : day + clock };
  }
  const words = text
    .toLowerCase()
    .split(/[\s,،|;·•()[\]–—/:-]+|(?<=\d)(?=[\p{L}])/u)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > 22) return null;
  const named = words.find((word) => monthOf(word) !== null || persianMonthOf(word) !== null);
  const fits = words.every(
    (word) => /^h?[\d.]+$/u.test(word) || monthOf(word) !== null || persianMonthOf(word) !== null || isDayName(word) || beside.has(word) || beside.has(word.replace(/[.]+$/u, '')),
  ); // prettier-ignore
  if (!fits) return null;
  const clock = clockIn(text) - zoneIn(words);
  if (named === undefined) {
    const day = numericDay(text);
    if (day === null) return null;
    const time = timeOf(day);
    return { stated: time === null ? null : time + clock };
  }
  const figures = words.filter((word) => /^\d{1,4}\.?$/u.test(word)).map(Number);
  const year = figures.find((figure) => figure >= 1300 && figure <= 2200) ?? null;
  const day = figures.find((figure) => figure >= 1 && figure <= 31);
  if (day === undefined) return year === null ? null : { stated: null };
  const persian = persianMonthOf(named);
  const inPersian = persian !== null && (monthOf(named) === null || (year !== null && year < 1500));
  const month = (inPersian ? persian : monthOf(named)) ?? 1;
  const time = timeOf({ year, month, day, persian: inPersian });
  return { stated: time === null ? null : time + clock };
};
