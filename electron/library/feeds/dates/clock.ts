/** The time of day in a written date. */

export type Clock = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
};

/** `before` and `after` are the text on both sides of the time; without one all text is `before` and `after` is `null`. */
export type TakenClock = { readonly clock: Clock; readonly before: string; readonly after: string | null };

const half = /\s*(?:([ap])\.?\s?m\b\.?)?/.source;
const colons = new RegExp(String.raw`(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?![\d:])${half}`, 'i');
const points = /(?<![\d.])(\d{1,2})\.(\d{2})()()(?![\d.])\s*([ap])\.?\s?m\b\.?/i;
const hours = /(?<![\d:.])(\d{1,2})()()()\s*([ap])\.?m\b\.?/i;

const midnight: Clock = { hour: 0, minute: 0, second: 0, millisecond: 0 };

/** `null` where something looks like a time of day and is none. */
export const takeClock = (text: string): TakenClock | null => {
  const match =
    colons.exec(text) ??
    (text.includes(':') && !/[+−-]\d\d:\d\d/.test(text) ? undefined : (points.exec(text) ?? hours.exec(text)));
  if (match === undefined) return null;
  if (match === null) return { clock: midnight, before: text, after: null };
  const [whole, hour = '', minute, second, fraction, letter] = match;
  const clock = {
    hour: inHalf(Number(hour), letter),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0,
  };
  return { clock, before: text.slice(0, match.index), after: text.slice(match.index + whole.length) };
};

const inHalf = (hour: number, letter: string | undefined): number =>
  letter === undefined || hour > 12 ? hour : (hour % 12) + (letter.toLowerCase() === 'p' ? 12 : 0);
