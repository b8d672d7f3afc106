/** Which kind of feed a document is, by its first element. */
import { localName, type Scope } from './names.ts';

export type Root = {
  readonly kind: 'rss' | 'rdf' | 'feed';
  /** The `version` attribute; of RDF the addresses of all namespaces it declares. */
  readonly version: string;
  /** Namespace of the root, comparable. */
  readonly address: string;
};

export const rootOf = (written: string, scope: Scope, attributes: Readonly<Record<string, string>>): Root | null => {
  const local = localName(written);
  const prefix = written.includes(':') ? written.slice(0, written.indexOf(':')).toLowerCase() : '';
  const address = scope.get(prefix) ?? '';
  const version = Object.entries(attributes).find(([name]) => name.toLowerCase() === 'version')?.[1] ?? '';
  if (local === 'rss' || local === 'channel') return { kind: 'rss', version, address };
  if (local === 'rdf') return { kind: 'rdf', version: [...scope.values()].join(' '), address: '' };
  if (local === 'feed' || local === 'entry') return { kind: 'feed', version, address };
  return null;
};

/** Documents that hold feeds' words and are none. */
export const isForeign = (written: string): boolean => /^(?:html|opml)$/.test(localName(written));
