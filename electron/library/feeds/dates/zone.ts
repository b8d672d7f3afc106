/** The zone in a written date. */
import type { TakenClock } from './clock.ts';
import { offsetOfDigits, offsetOfLetters } from './zones.ts';

/** The text without its zone, and the zone as `momentOf` takes it; `null` where an offset is written wrongly. UTC where none is written. */
export const takeZone = ({
  before,
  after,
}: TakenClock): { readonly text: string; readonly zone: number | string } | null => {
  const tail = after ?? '';
  const text = `${before} ${tail}`;
  const place = /\b([A-Z][A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)\b/.exec(text)?.[1];
  if (place !== undefined) return { text: text.replace(place, ' '), zone: place };
  // Right after the time of day, or after the letters that an offset is counted from.
  const signed = /^(\s*(?:[a-z]{1,4}\s*)?)([+\-−]\S+)/i.exec(tail);
  if (signed !== null) {
    const zone = offsetOfDigits((signed[2] ?? '').replace(/z$/i, ''));
    return zone === null ? null : { text: `${before} ${tail.slice(signed[0].length)}`, zone };
  }
  return letters(tail, before) ?? letters(before, tail) ?? { text, zone: 0 };
};

const letters = (text: string, other: string): { readonly text: string; readonly zone: number } | null => {
  for (const word of text.matchAll(/(?<![\p{L}\d])[A-Za-z]{1,5}(?![\p{L}\d.])/gu)) {
    // `at` joins a date and a time; the zone of that name is written in capitals.
    const zone = word[0] === 'at' ? null : offsetOfLetters(word[0]);
    if (zone !== null) {
      return { text: `${other} ${text.slice(0, word.index)} ${text.slice(word.index + word[0].length)}`, zone };
    }
  }
  return null;
};
