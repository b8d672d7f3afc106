/** Canonical XML through rss-parser: it finds the feed's kind and its entries, and hands every element on as a raw node. */
import RssParser from 'rss-parser';
import { elementNames, writtenName } from './elements.ts';
import type { RawFields, RawNode } from './raw.ts';

type RawFeed = { readonly feed: RawFields; readonly entries: readonly RawFields[] };

const prefix = 'raw ';
const keys: ReadonlyMap<string, string> = new Map(
  ['$', 'b:root', ...elementNames].map((name) => [name, `${prefix}${writtenName(name)}`]),
);

/** All of them kept as arrays under names of our own, so that none of rss-parser's own fields is overwritten. */
const customFields = Array.from(keys.values(), (key) => [key.slice(prefix.length), key, { keepArray: true }]);

const parser = new RssParser({
  defaultRSS: 2,
  // rss-parser takes the same three-part form for a feed's fields; its types only know it for those of an item.
  customFields: {
    feed: customFields as unknown as string[],
    item: customFields as [string, string, { keepArray: boolean }][],
  },
});

/** Rejects with rss-parser's own error where the XML is beyond it; what normalisation writes is not. */
export const readXml = async (xml: string, held: readonly string[]): Promise<RawFeed> => {
  const feed = await parser.parseString(xml);
  return { feed: fieldsOf(feed, held), entries: feed.items.map((item) => fieldsOf(item, held)) };
};

/** The node with the body that was put aside. */
const withBody = (node: RawNode, held: readonly string[]): RawNode => {
  const number = typeof node === 'string' ? undefined : node.$?.['held'];
  const body = number === undefined ? undefined : held[Number(number)];
  return typeof node === 'string' || body === undefined ? node : { ...node, _: body };
};

const fieldsOf = (values: Readonly<Record<string, unknown>>, held: readonly string[]): RawFields => ({
  nodes: (name) => {
    const nodes = values[keys.get(name) ?? ''];
    if (Array.isArray(nodes)) return (nodes as readonly RawNode[]).map((node) => withBody(node, held));
    return nodes === undefined || nodes === null ? [] : [{ $: nodes as Record<string, string> }];
  },
});
