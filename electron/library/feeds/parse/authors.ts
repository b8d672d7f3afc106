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

const mail = String.raw`(?:mailto:)?[^\s()<>,"]{1,64}@[^\s()<>,"]{1,190}`;
const mailThenName = new RegExp(String.raw`^${mail}\s*\(([^()]{1,200})\)$`, 'i');
const nameThenMail = new RegExp(String.raw`^([^()<>]{1,200}?)\s*[(<]${mail}[)>]$`, 'i');

/** `jane@example.org (Jane Doe)`, as RSS 2.0 writes it, and `Jane Doe <jane@example.org>` are Jane Doe. */
const nameOf = (text: string): string | null => {
  const plain = text.trim();
  const name = (mailThenName.exec(plain) ?? nameThenMail.exec(plain))?.[1]?.trim();
  return lineOfHtml(name ? name : plain);
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
