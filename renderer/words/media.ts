/** Sound and film, worded. */
import type { Medium } from '../../electron/contract/media.ts';
import { wordBytes } from './numbers.ts';

/** 754 → "12:34", 3754 → "1:02:34". */
export const wordClockLength = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** How long an episode takes, for lists: "42 min", "1 h 5 min". */
export const wordLength = (seconds: number): string => {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
};

/** For a slider that is heard: "3 minutes 20 seconds". */
export const wordSpoken = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ] as const;
  const said = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}${value === 1 ? '' : 's'}`);
  return said.length === 0 ? '0 seconds' : said.join(' ');
};

/** What is known of it: kind, length, size, how much is here. */
export const wordMedium = (medium: Medium): string => {
  const kind = medium.kind === 'audio' ? 'Audio' : 'Video';
  const length = medium.seconds === null ? [] : [wordLength(medium.seconds)];
  const size = medium.bytes === null || medium.bytes === 0 ? null : wordBytes(medium.bytes);
  const amount =
    medium.state === 'fetching' || medium.state === 'paused'
      ? `${wordBytes(medium.fetchedBytes)}${size === null ? '' : ` of ${size}`}`
      : size;
  const state = medium.state === 'here' ? ['on this machine'] : medium.state === 'paused' ? ['paused'] : [];
  return [kind, ...length, ...(amount === null ? [] : [amount]), ...state].join(' · ');
};
