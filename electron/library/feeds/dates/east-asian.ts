/** Dates in Chinese, Japanese and Korean, where each number carries its own unit. */
import type { Time } from '../../../contract/models.ts';
import { momentOf } from './moment.ts';
import { offsetOfDigits } from './zones.ts';

const marked = /^(\d{4})[년年] ?(\d{1,2})[월月] ?(\d{1,2})[일日]/;
const dashed = /^(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?= ?(?:오전|오후|上午|下午|午前|午後))/;
const clock =
  /(오전|오후|上午|下午|午前|午後)? ?(\d{1,2})(?::|시 ?|[时時点點] ?)(\d{1,2})(?:(?::|분 ?|分 ?)(\d{1,2}))?[초秒분分]? ?([+-]\d{2}:?\d{2}|z|gmt|utc)?$/i;

/** `null` where the text is no such date. Korean writers leave the zone out and mean Korea's. */
export const parseEastAsian = (text: string): Time | null => {
  const date = marked.exec(text) ?? dashed.exec(text);
  if (date === null) return null;
  const rest = text
    .slice(date[0].length)
    .replace(/^[\s(（]*[월화수목금토일一二三四五六日月火水木金土]?(?:요일|曜日)?[)）\s]*/u, '')
    .trim();
  const time = rest === '' ? null : clock.exec(rest);
  if (rest !== '' && time === null) return null;
  const half = time?.[1];
  const hour = Number(time?.[2] ?? 0);
  const offset = time?.[5] === undefined ? null : (offsetOfDigits(time[5]) ?? 0);
  return momentOf({
    year: Number(date[1]),
    month: Number(date[2]),
    day: Number(date[3]),
    hour: half === undefined || hour > 12 ? hour : (hour % 12) + (/오후|下午|午後/.test(half) ? 12 : 0),
    minute: Number(time?.[3] ?? 0),
    second: Number(time?.[4] ?? 0),
    zone: offset ?? (/[가-힣]/.test(text) ? 9 * 60 : 0),
  });
};
