/** RFC 822 and 2822 as they should be: nine of ten dates in feeds, read without the patience that the others need. */
import type { Time } from '../../../contract/models.ts';
import { momentOf } from './moment.ts';
import { offsetOfDigits } from './zones.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const form = /^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:gmt|utc?|z|([+-]\d{4}))$/i;

/** `null` for everything that is not of this form. */
export const parseRfc822 = (text: string): Time | null => {
  const match = form.exec(text);
  if (match === null) return null;
  const [, day, month = '', year, hour, minute, second, offset] = match;
  return momentOf({
    year: Number(year),
    month: months.indexOf(month.toLowerCase()) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    zone: offset === undefined ? 0 : (offsetOfDigits(offset) ?? 0),
  });
};
