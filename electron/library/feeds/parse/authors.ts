/** Who wrote an entry. */
import { lineOfHtml } from './text.ts';
import { childrenOf, textOf, type RawFields, type RawNode } from './raw.ts';

const personNames = ['name', 'itunes:name', 'foaf:name', 'atom:name'];
const personMails = ['email', 'itunes:email', 'googleplay:email', 'atom:email'];

const firstChildText = (node: RawNode, names: readonly string[]): string | null => {
  for (const name of names) {
    const text = textOf(childrenOf(node, name)[0]);
    if (text !== null) return text;
  }
  return null;
};

const personOf = (node: RawNode): string | null => {
  const text = firstChildText(node, personNames) ?? firstChildText(node, personMails) ?? textOf(node);
  return text === null ? null : nameOf(text);
};

/** `mail@example.org (Jane Doe)` is how RSS 2.0 writes Jane Doe. */
const nameOf = (text: string): string | null => {
  const line = lineOfHtml(text);
  return line;
};

const named = (fields: RawFields, names: readonly string[]): readonly string[] => {
  const people = names.map((name) =>
    fields
      .nodes(name)
      .map(personOf)
      .filter((person) => person !== null),
  );
  return [...new Set(people.find((list) => list.length > 0) ?? [])];
};

export const authorsOf = (entry: RawFields): readonly string[] =>
  named(entry, [
    'author',
    'atom:author',
    'dc:creator',
    'dc:author',
    'itunes:author',
    'googleplay:author',
    'contributor',
    'dc:contributor',
    'media:credit',
  ]);

export const feedAuthorsOf = (feed: RawFields): readonly string[] =>
  named(feed, [
    'author',
    'atom:author',
    'dc:creator',
    'dc:author',
    'itunes:author',
    'googleplay:author',
    'itunes:owner',
    'managingEditor',
  ]);
