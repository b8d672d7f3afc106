/** Which of an element's links leads to the page. */
import { resolveOrKeep } from './addresses.ts';
import { attributeOf, textOf, type RawFields, type RawNode } from './raw.ts';

/** What relative addresses are resolved against, where no `xml:base` says otherwise. */
export type Bases = { readonly link: string | null; readonly markup: string | null };

export const linkAddress = (address: string, bases: Bases, node?: RawNode): string | null =>
  resolveOrKeep(address, attributeOf(node, 'base') ?? bases.link);

export type FeedLink = {
  readonly address: string;
  readonly rel: string;
  readonly type: string;
  readonly node: RawNode;
};

/** All links of a feed or an entry: RSS writes the address as text, Atom in `href`. */
export const linksOf = (fields: RawFields, bases: Bases): readonly FeedLink[] =>
  ['link', 'atom:link'].flatMap((name) =>
    fields.nodes(name).flatMap((node) => {
      const written = attributeOf(node, 'href') ?? textOf(node) ?? attributeOf(node, 'resource');
      // An empty `href` names the base itself.
      const address = written === null ? attributeOf(node, 'base') : linkAddress(written, bases, node);
      if (address === null) return [];
      const rel = (attributeOf(node, 'rel') ?? 'alternate').toLowerCase();
      return [{ address, rel, type: (attributeOf(node, 'type') ?? '').toLowerCase(), node }];
    }),
  );

/** The page that a feed or an entry stands for. */
export const alternateLink = (fields: RawFields, bases: Bases): string | null => {
  const links = linksOf(fields, bases).filter(({ rel }) => rel === 'alternate' || rel.endsWith('#alternate'));
  const html = links.find(({ type }) => type.includes('html')) ?? links.find(({ type }) => type === '') ?? links[0];
  return html?.address ?? null;
};

/** Where a link of a counting service leads in the end, as FeedBurner says it. */
export const originalLink = (entry: RawFields, bases: Bases): string | null => {
  const written = textOf(entry.nodes('feedburner:origlink')[0]);
  return written === null ? null : linkAddress(written, bases);
};

/**
 * What a feed's relative addresses are relative to: its `xml:base`, else the site it speaks for. Atom says: else the feed's own address; that
 * is followed unless the feed is served by somebody else than its site, or comes from a file.
 */
export const basesOf = (feed: RawFields, address: string | null, { atom }: { readonly atom: boolean }): Bases => {
  const declared = attributeOf(
    feed.nodes('b:root').findLast((node) => attributeOf(node, 'base') !== null),
    'base',
  );
  if (declared !== null) return { link: declared, markup: declared };
  const own = { link: address, markup: address };
  const site = alternateLink(feed, own);
  if (site === null || !/^https?:/i.test(site)) return own;
  return atom && address !== null && URL.parse(address)?.host === URL.parse(site)?.host
    ? own
    : { link: site, markup: site };
};

/** The same for one entry. */
export const basesWithin = (entry: RawFields, around: Bases): Bases => {
  const own = attributeOf(entry.nodes('$')[0], 'base');
  return own === null ? around : { link: own, markup: own };
};
