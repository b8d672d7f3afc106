/** What an entry is filed under. */
import { attributeOf, childrenOf, textOf, type RawFields, type RawNode } from './raw.ts';
import { lineOfHtml } from './text.ts';

const labelOf = (node: RawNode): string | null => {
  const text = attributeOf(node, 'label') ?? attributeOf(node, 'term') ?? textOf(node) ?? attributeOf(node, 'text');
  return text === null ? null : lineOfHtml(text);
};

const labels = (fields: RawFields, names: readonly string[]): readonly string[] => [
  ...new Set(
    names.flatMap((name) => fields.nodes(name).flatMap(withNested).map(labelOf)).filter((label) => label !== null),
  ),
];

/** iTunes nests a category in another. */
const withNested = (node: RawNode): readonly RawNode[] => [
  node,
  ...childrenOf(node, 'itunes:category').flatMap(withNested),
];

const groupFields = (entry: RawFields): readonly string[] =>
  entry
    .nodes('media:group')
    .flatMap((group) => childrenOf(group, 'media:category').map(labelOf))
    .filter((label) => label !== null);

export const categoriesOf = (entry: RawFields): readonly string[] => [
  ...new Set([
    ...labels(entry, ['category', 'atom:category', 'dc:subject', 'itunes:category', 'media:category', 'tags']),
    ...groupFields(entry),
  ]),
];

export const feedCategoriesOf = (feed: RawFields): readonly string[] =>
  labels(feed, ['category', 'atom:category', 'dc:subject', 'itunes:category', 'googleplay:category']);
