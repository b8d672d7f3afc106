/** Time zones by name. */
import type { Time } from '../../../contract/models.ts';

/**
 * Hours east of UTC. Where two parts of the world share letters, the one whose feeds write them: `IST` is India's, `CST` and `EST` North
 * America's, `BST` Britain's.
 */
const hours: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  met: 1,
  mez: 1,
  cet: 1,
  mest: 2,
  mesz: 2,
  cest: 2,
  eet: 2,
  eest: 3,
  sast: 2,
  cat: 2,
  wat: 1,
  eat: 3,
  msk: 3,
  msd: 4,
  trt: 3,
  ast3: 3,
  irst: 3.5,
  irdt: 4.5,
  gst: 4,
  uzt: 5,
  pkt: 5,
  ist: 5.5,
  npt: 5.75,
  mmt: 6.5,
  ict: 7,
  wib: 7,
  wita: 8,
  wit: 9,
  sgt: 8,
  hkt: 8,
  myt: 8,
  pht: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  nst: -3.5,
  ndt: -2.5,
  ast: -4,
  adt: -3,
  at: -4,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  ct: -6,
  mst: -7,
  mdt: -6,
  mt: -7,
  pst: -8,
  pdt: -7,
  pt: -8,
  akst: -9,
  akdt: -8,
  hst: -10,
  brt: -3,
  brst: -2,
  art: -3,
  clt: -4,
  clst: -3,
};

/** Minutes east of UTC, or `null` for letters that name no zone. */
export const offsetOfLetters = (letters: string): number | null => {
  const name = letters.toLowerCase();
  return Object.hasOwn(hours, name) ? Math.round((hours[name] ?? 0) * 60) : null;
};

/** `+0100`, `-05:30`, `+1`, `GMT+2` without its letters: minutes east of UTC, or `null` for anything else. */
export const offsetOfDigits = (written: string): number | null => {
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(written.replaceAll('−', '-'));
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (Number(match[3] ?? 0) > 59) return null;
  return match[1] === '-' ? -minutes : minutes;
};

/** Minutes east of UTC that a place (`America/Los_Angeles`) keeps at a wall-clock time there, or `null` for a place nobody knows. */
export const offsetOfPlace = (place: string, wall: Time): number | null => {
  const clock = clockOf(place);
  if (clock === null) return null;
  // The offset is looked up for the wall-clock time as if it were UTC, then once more with what was found, for the hours around a change.
  const first = offsetAt(clock, wall);
  return offsetAt(clock, wall - first * 60_000);
};

const clockOf = (place: string): Intl.DateTimeFormat | null => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: place, timeZoneName: 'longOffset' });
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
};

const offsetAt = (clock: Intl.DateTimeFormat, time: Time): number => {
  const name = clock.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return offsetOfDigits(name.replace('GMT', '')) ?? 0;
};
