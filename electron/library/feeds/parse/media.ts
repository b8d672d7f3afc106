/** Pictures and files that belong to an entry. */
import type { Enclosure } from '../../../contract/models.ts';
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
  return {
    link,
    type: attributeOf(node, 'type') ?? typeOfMedium(attributeOf(node, 'medium')),
    length: lengthOf(attributeOf(node, 'length') ?? attributeOf(node, 'filesize')),
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
  const byLink = new Map<string, Enclosure>();
  for (const enclosure of [...thumbnails, ...plain, ...linked, ...media, ...peers]) {
    if (enclosure !== null && !byLink.has(enclosure.link)) byLink.set(enclosure.link, enclosure);
  }
  return [...byLink.values()];
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
