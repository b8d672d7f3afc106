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
      const address = written === null ? null : linkAddress(written, bases, node);
      if (address === null) return [];
      const rel = (attributeOf(node, 'rel') ?? 'alternate').toLowerCase();
      return [{ address, rel, type: (attributeOf(node, 'type') ?? '').toLowerCase(), node }];
    }),
  );

/** The page that a feed or an entry stands for. */
export const alternateLink = (fields: RawFields, bases: Bases): string | null => {
  const original = textOf(fields.nodes('feedburner:origlink')[0]);
  if (original !== null) return linkAddress(original, bases);
  const links = linksOf(fields, bases).filter(({ rel }) => rel === 'alternate' || rel.endsWith('#alternate'));
  return links.find(({ type }) => type === '' || type.includes('html'))?.address ?? links[0]?.address ?? null;
};
