/** How a feed says it wants to be asked. */
import type { FeedHints } from '../model.ts';
import { linkAddress, type Bases } from './links.ts';
import { childrenOf, firstText, textOf, type RawFields } from './raw.ts';

const inside = (feed: RawFields, outer: string, inner: string): readonly string[] =>
  feed
    .nodes(outer)
    .flatMap((node) => childrenOf(node, inner))
    .map(textOf)
    .filter((text) => text !== null);

export const hintsOf = (feed: RawFields, bases: Bases): FeedHints => {
  const ttl = Number(firstText(feed, ['ttl']) ?? Number.NaN);
  const moved = firstText(feed, ['itunes:new-feed-url']);
  return {
    ttlMinutes: Number.isFinite(ttl) && ttl > 0 ? Math.min(Math.round(ttl), 100_000) : null,
    // RSS 0.91 counts hours to 24, where 24 is midnight.
    skipHours: [...new Set(inside(feed, 'skipHours', 'hour').map((hour) => Number(hour) % 24))].filter(
      (hour) => Number.isInteger(hour) && hour >= 0,
    ),
    skipDays: [...new Set(inside(feed, 'skipDays', 'day'))].filter((day) =>
      /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(day),
    ),
    movedTo: moved === null ? null : linkAddress(moved, bases),
  };
};

export const noHints: FeedHints = { ttlMinutes: null, skipHours: [], skipDays: [], movedTo: null };
