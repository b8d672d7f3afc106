/** Public file: dates as feeds write them. */
import type { Time } from '../../contract/models.ts';
import { parseEastAsian } from './dates/east-asian.ts';
import { parseIso } from './dates/iso.ts';
import { parseRfc822 } from './dates/rfc822.ts';
import { parseWritten } from './dates/written.ts';

const longest = 100;

/**
 * The moment a date means, or `null` where it names none: RFC 822 and 2822, ISO 8601, W3C-DTF, asctime, seconds since 1970, and the forms people
 * write, with the months of some fifty languages. A date without a zone is read as UTC, one without a time as midnight. Of `3/4/2020` the first
 * number is the month, unless the weekday beside it says otherwise.
 */
export const parseDate = (text: string): Time | null => {
  const plain = asciiDigits(text).replaceAll(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > longest) return null;
  const usual = parseRfc822(plain);
  if (usual !== null) return usual;
  const stamp = /^(\d{9,10})(?:\.\d{1,9})?$|^(\d{12,13})$/.exec(plain);
  if (stamp !== null) return stamp[1] === undefined ? Number(stamp[2]) : Number(stamp[1]) * 1000;
  const iso = parseIso(plain);
  if (iso !== undefined) return iso;
  return parseEastAsian(plain) ?? parseWritten(plain);
};

/** Arabic, Persian and full-width digits as ASCII. */
const asciiDigits = (text: string): string =>
  text
    .slice(0, longest * 2)
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\uFF10-\uFF19]/g, (digit) =>
      String(
        (digit.charCodeAt(0) -
          (digit >= '\uFF10' ? 0xff10 : digit >= '\u0966' ? 0x966 : digit >= '\u06F0' ? 0x6f0 : 0x660)) %
          16,
      ),
    );
