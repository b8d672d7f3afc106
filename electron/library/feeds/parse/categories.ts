/** What an entry is filed under. */
import { attributeOf, childrenOf, textOf, type RawFields, type RawNode } from './raw.ts';
import { lineOfHtml } from './text.ts';

/** A term that only a program reads: a number, a key, an address. */
const isKey = (term: string): boolean =>
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[a-z][a-z0-9+.-]*:\/\/.*)$/i.test(term.slice(0, 200));

/** The term is what a feed files under; its label counts where the term says nothing to a person. */
const labelOf = (node: RawNode): string | null => {
  const term = attributeOf(node, 'term') ?? textOf(node);
  const label = attributeOf(node, 'label') ?? attributeOf(node, 'text');
  const text = term === null || (label !== null && isKey(term)) ? label : term;
  return text === null ? null : lineOfHtml(text);
};

/** Media RSS means the label for people and the text for programs. */
const mediaLabelOf = (node: RawNode): string | null => {
  const text = attributeOf(node, 'label') ?? textOf(node);
  return text === null ? null : lineOfHtml(text);
};

/** iTunes nests a category in another. */
const withNested = (node: RawNode): readonly RawNode[] => [
  node,
  ...childrenOf(node, 'itunes:category').flatMap(withNested),
];

const labels = (fields: RawFields, names: readonly string[]): readonly (string | null)[] =>
  names.flatMap((name) => fields.nodes(name).flatMap(withNested).map(labelOf));

const mediaLabels = (entry: RawFields): readonly (string | null)[] =>
  [
    ...entry.nodes('media:category'),
    ...[...entry.nodes('media:group'), ...entry.nodes('media:content')].flatMap((node) =>
      childrenOf(node, 'media:category'),
    ),
  ].map(mediaLabelOf);

/** Tags that a feed writes as one list. */
const tagList = (entry: RawFields): readonly (string | null)[] =>
  entry.nodes('tags').flatMap((node) => textOf(node)?.split(',').map(lineOfHtml) ?? []);

const unique = (list: readonly (string | null)[]): readonly string[] => [
  ...new Set(list.filter((label) => label !== null)),
];

export const categoriesOf = (entry: RawFields): readonly string[] =>
  unique([
    ...labels(entry, ['category', 'atom:category', 'dc:subject', 'itunes:category']),
    ...mediaLabels(entry),
    ...tagList(entry),
  ]);

export const feedCategoriesOf = (feed: RawFields): readonly string[] =>
  unique(labels(feed, ['category', 'atom:category', 'dc:subject', 'itunes:category', 'googleplay:category']));
