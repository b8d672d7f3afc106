/** Pictures and files that belong to an entry. */
import { limits } from '../../../contract/limits.ts';
import type { MediaChapter } from '../../../contract/media.ts';
import type { Enclosure } from '../../../contract/models.ts';
import { isPlayable } from '../../media/kind.ts';
import { linkAddress, linksOf, type Bases } from './links.ts';
import { attributeOf, childrenOf, textOf, type RawFields, type RawNode } from './raw.ts';

const lengthOf = (written: string | null): number | null => {
  if (written === null || !/^\d{1,15}$/.test(written)) return null;
  return Number(written);
};

const enclosureOf = (node: RawNode, bases: Bases): Enclosure | null => {
  const written = attributeOf(node, 'url') ?? attributeOf(node, 'href') ?? attributeOf(node, 'resource');
  const link = written === null ? null : linkAddress(written, bases, node);
  if (link === null) return null;
  const seconds = secondsOf(attributeOf(node, 'duration'));
  return {
    link,
    type: attributeOf(node, 'type') ?? typeOfMedium(attributeOf(node, 'medium')),
    length: lengthOf(attributeOf(node, 'length') ?? attributeOf(node, 'filesize')),
    ...(seconds === null ? {} : { seconds }),
  };
};

const typeOfMedium = (medium: string | null): string | null =>
  medium !== null && /^(?:image|audio|video)$/.test(medium) ? `${medium}/*` : null;

/** Elements of an entry and of the media groups and media contents in it. */
const mediaNodes = (entry: RawFields, name: string): readonly RawNode[] => {
  const groups = entry.nodes('media:group');
  const own = [...entry.nodes(name), ...groups.flatMap((group) => childrenOf(group, name))];
  if (name === 'media:content') return own;
  return [
    ...own,
    ...[...entry.nodes('media:content'), ...groups.flatMap((group) => childrenOf(group, 'media:content'))].flatMap(
      (content) => childrenOf(content, name),
    ),
  ];
};

const longestSeconds = 1_000_000;

/** "2710", "45:10" and "1:02:34"; fractions of a second are left out. */
const secondsOf = (written: string | null): number | null => {
  const found = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7})(?:\.\d{1,9})?$/.exec(written?.trim() ?? '');
  if (found === null) return null;
  const [, hours = '0', minutes = '0', rest = '0'] = found;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  return seconds > 0 && seconds <= longestSeconds ? seconds : null;
};

/** Podlove Simple Chapters (https://podlove.org/simple-chapters/): "00:12:30.250" or "12:30". */
const chaptersOf = (entry: RawFields): readonly MediaChapter[] =>
  entry
    .nodes('psc:chapters')
    .flatMap((list) => childrenOf(list, 'psc:chapter'))
    .slice(0, limits.mediaChapters)
    .flatMap((node) => {
      const title = attributeOf(node, 'title');
      const start = attributeOf(node, 'start');
      const at = /^[0:.]+$/.test(start ?? '') ? 0 : secondsOf(start);
      return title === null || at === null ? [] : [{ at, title: title.slice(0, limits.titleCharacters) }];
    })
    .toSorted((a, b) => a.at - b.at);

/** What the entry says of its episode belongs to the first file that can be played. */
const withFacts = (
  enclosures: readonly Enclosure[],
  seconds: number | null,
  chapters: readonly MediaChapter[],
): readonly Enclosure[] => {
  const first = enclosures.findIndex(isPlayable);
  return enclosures.map((enclosure, index) =>
    index === first
      ? {
          ...enclosure,
          ...(seconds === null ? {} : { seconds }),
          ...(chapters.length === 0 ? {} : { chapters }),
        }
      : enclosure,
  );
};

export const enclosuresOf = (entry: RawFields, bases: Bases): readonly Enclosure[] => {
  const original = textOf(entry.nodes('feedburner:origenclosurelink')[0]);
  const plain = entry.nodes('enclosure').map((node, index) => {
    const enclosure = enclosureOf(node, bases);
    const link = index === 0 && original !== null ? linkAddress(original, bases) : null;
    return enclosure !== null && link !== null ? { ...enclosure, link } : enclosure;
  });
  const linked = linksOf(entry, bases)
    .filter(({ rel }) => rel === 'enclosure' || rel.endsWith('#enclosure'))
    .map(({ node }) => enclosureOf(node, bases));
  const thumbnails = mediaNodes(entry, 'media:thumbnail').map((node) => {
    const enclosure = enclosureOf(node, bases);
    return enclosure === null ? null : { ...enclosure, type: enclosure.type ?? 'image/*' };
  });
  const media = mediaNodes(entry, 'media:content').map((node) => enclosureOf(node, bases));
  const peers = mediaNodes(entry, 'media:peerlink').map((node) => enclosureOf(node, bases));
  const length = secondsOf(textOf(entry.nodes('itunes:duration')[0]));
  const chapters = chaptersOf(entry);
  const byLink = new Map<string, Enclosure>();
  for (const enclosure of [...thumbnails, ...plain, ...linked, ...media, ...peers]) {
    if (enclosure !== null && !byLink.has(enclosure.link)) byLink.set(enclosure.link, enclosure);
  }
  return withFacts([...byLink.values()], length, chapters);
};

const firstAddress = (nodes: readonly RawNode[], bases: Bases): string | null => {
  for (const node of nodes) {
    const written =
      attributeOf(node, 'url') ??
      attributeOf(node, 'href') ??
      textOf(childrenOf(node, 'url')[0]) ??
      textOf(node) ??
      attributeOf(node, 'resource');
    const address = written === null ? null : linkAddress(written, bases, node);
    if (address !== null) return address;
  }
  return null;
};

/** The picture of an entry: what it names as its image, else its thumbnail, else the first picture among its files. */
export const imageOf = (entry: RawFields, bases: Bases): string | null =>
  firstAddress(mediaNodes(entry, 'media:thumbnail'), bases) ??
  firstAddress(
    mediaNodes(entry, 'media:content').filter(
      (node) => attributeOf(node, 'medium') === 'image' || attributeOf(node, 'type')?.startsWith('image/'),
    ),
    bases,
  ) ??
  firstAddress([...entry.nodes('image'), ...entry.nodes('itunes:image'), ...entry.nodes('googleplay:image')], bases) ??
  firstAddress(
    entry.nodes('enclosure').filter((node) => attributeOf(node, 'type')?.startsWith('image/')),
    bases,
  );

export const feedImageOf = (feed: RawFields, bases: Bases): string | null =>
  firstAddress(
    ['image', 'logo', 'itunes:image', 'googleplay:image', 'icon'].flatMap((name) => feed.nodes(name)),
    bases,
  );
