/** Canonical XML through rss-parser: it finds the feed's kind and its entries, and hands every element on as a raw node. */
import RssParser from 'rss-parser';
import { elementNames, writtenName } from './elements.ts';
import type { NormalisedXml } from './normalise.ts';
import type { RawFields, RawNode } from './raw.ts';

type RawFeed = { readonly feed: RawFields; readonly entries: readonly RawFields[] };

const prefix = 'raw ';
const nameByWritten: ReadonlyMap<string, string> = new Map(
  ['$', 'b:root', ...elementNames].map((name) => [writtenName(name), name]),
);

type Field = readonly [from: string, to: string, { readonly keepArray: true }];

/** All kept as arrays under names of our own, so that none of rss-parser's own fields is overwritten. */
const fieldOf = (written: string): Field => [written, `${prefix}${written}`, { keepArray: true }];

/** rss-parser looks for each field in each entry: it is told only of those that this feed has. */
const parserFor = (names: Iterable<string>): RssParser<Record<string, unknown>, Record<string, unknown>> => {
  const fields = ['$', 'b:root', ...names].map(fieldOf);
  return new RssParser({
    defaultRSS: 2,
    // rss-parser takes the same three-part form for a feed's fields; its types only know it for those of an item.
    customFields: {
      feed: fields as unknown as string[],
      item: fields as unknown as [string, string, { keepArray: boolean }][],
    },
  });
};

/**
 * `names`: the elements that are in it, as they are written. Rejects with rss-parser's own error where the XML is beyond it; what normalisation
 * writes is not.
 */
export const readXml = async ({
  xml,
  held,
  names,
}: Pick<NormalisedXml, 'xml' | 'held' | 'names'>): Promise<RawFeed> => {
  const feed = await parserFor(names).parseString(xml);
  return { feed: fieldsOf(feed, held), entries: feed.items.map((item) => fieldsOf(item, held)) };
};

/** The node with the body that was put aside. */
const withBody = (node: RawNode, held: readonly string[]): RawNode => {
  const number = typeof node === 'string' ? undefined : node.$?.['held'];
  const body = number === undefined ? undefined : held[Number(number)];
  return typeof node === 'string' || body === undefined ? node : { ...node, _: body };
};

const nodesOf = (value: unknown, held: readonly string[]): readonly RawNode[] => {
  if (Array.isArray(value)) return (value as readonly RawNode[]).map((node) => withBody(node, held));
  return value === undefined || value === null ? [] : [{ $: value as Record<string, string> }];
};

const fieldsOf = (values: Readonly<Record<string, unknown>>, held: readonly string[]): RawFields => {
  const found = new Map<string, readonly RawNode[]>();
  for (const key in values) {
    if (!key.startsWith(prefix)) continue;
    const name = nameByWritten.get(key.slice(prefix.length));
    if (name !== undefined) found.set(name, nodesOf(values[key], held));
  }
  return { nodes: (name) => found.get(name) ?? [] };
};
