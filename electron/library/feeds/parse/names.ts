/** Canonical names: which element is meant, whatever prefix and case a feed uses. */

const prefixByAddress: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'www.w3.org/2005/atom': 'atom',
    'purl.org/atom/ns#': 'atom',
    'purl.org/atom/ns': 'atom',
    'purl.org/rss/1.0/modules/content': 'content',
    'purl.org/dc/elements/1.1': 'dc',
    'purl.org/dc/elements/1.0': 'dc',
    'purl.org/metadata/dublin_core': 'dc',
    'purl.org/rss/1.0/modules/dc': 'dc',
    'purl.org/dc/terms': 'dcterms',
    'search.yahoo.com/mrss': 'media',
    'video.search.yahoo.com/mrss': 'media',
    'tools.search.yahoo.com/mrss': 'media',
    'www.rssboard.org/media-rss': 'media',
    'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'www.itunes.com/dtds/podcast-2.0.dtd': 'itunes',
    'example.com/dtds/podcast-1.0.dtd': 'itunes',
    'www.google.com/schemas/play-podcasts/1.0': 'googleplay',
    'www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd': 'googleplay',
    'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
    'podcastindex.org/namespace/1.0': 'podcast',
    'podlove.org/simple-chapters': 'psc',
    'www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
    'www.w3.org/1999/xhtml': 'xhtml',
    'www.w3.org/xml/1998/namespace': 'xml',
  }),
);

/** Namespaces of RSS itself. */
const rssAddresses: ReadonlySet<string> = new Set([
  'purl.org/rss/1.0',
  'my.netscape.com/rdf/simple/0.9',
  'channel.netscape.com/rdf/simple/0.9',
  'my.netscape.com/publish/formats/rss-0.91.dtd',
  'purl.org/net/rss1.1#',
  'backend.userland.com/rss',
  'backend.userland.com/rss2',
  'backend.userland.com/rss2.0',
  'blogs.law.harvard.edu/tech/rss',
  'cyber.law.harvard.edu/rss/rss.html',
  'www.rssboard.org/rss-specification',
]);

/** What is meant by a prefix that a feed uses without declaring it. */
const knownPrefixes: ReadonlySet<string> = new Set([
  'atom',
  'content',
  'dc',
  'dcterms',
  'media',
  'itunes',
  'googleplay',
  'feedburner',
  'podcast',
  'psc',
  'rdf',
  'xhtml',
  'xml',
]);

/** Names that rss-parser knows with capitals. */
const capitals: ReadonlyMap<string, string> = new Map(
  ['pubDate', 'lastBuildDate', 'managingEditor', 'webMaster', 'skipHours', 'skipDays', 'rdf:RDF'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

const comparable = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');

/** Prefixes in force at one element: lower-case prefix to namespace address, `''` for the default one. */
export type Scope = ReadonlyMap<string, string>;

/** The namespaces that an element's attributes declare, laid over those around it. */
export const scopeWithin = (outer: Scope, attributes: Readonly<Record<string, string>>): Scope => {
  let inner: Map<string, string> | null = null;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(outer);
    inner.set(name.slice(6).toLowerCase(), comparable(attributes[name] ?? ''));
  }
  return inner ?? outer;
};

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

export type CanonicalName = {
  /** `title`, `dc:creator`, … or `null` for an element of a namespace that says nothing to us. */
  readonly name: string | null;
  /** Namespace address of the element, comparable. */
  readonly address: string;
  /** An entry of a feed. */
  readonly isEntry: boolean;
  /** An element that only groups: the root again, the channel, the list of items. */
  readonly isContainer: boolean;
};

export type NameReader = {
  /** A namespace that the feed's own structure stands in, and whether Atom's elements go without a prefix. */
  readonly atHome: (address: string, feed: { readonly atom: boolean }) => void;
  readonly read: (written: string, scope: Scope) => CanonicalName;
};

export const nameReader = (): NameReader => {
  const home = new Set(['']);
  let atom = false;
  let known = new WeakMap<Scope, Map<string, CanonicalName>>();

  const nameOf = (written: string, scope: Scope): CanonicalName => {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase();
    const address = scope.get(prefix) ?? '';
    const name = canonicalName(prefix, localName(written), address, { atom, home });
    const isEntry = name === 'item' || (name === 'entry' && atom);
    const isContainer = name !== null && /^(?:channel|items|rdf:RDF|rss)$/.test(name);
    return { name, address, isEntry, isContainer };
  };

  return {
    atHome: (address, feed) => {
      if (home.has(address) && atom === feed.atom) return;
      atom = feed.atom;
      home.add(address);
      known = new WeakMap();
    },
    read: (written, scope) => {
      let names = known.get(scope);
      if (names === undefined) known.set(scope, (names = new Map()));
      const found = names.get(written);
      if (found !== undefined) return found;
      const name = nameOf(written, scope);
      if (names.size < 1000) names.set(written, name);
      return name;
    },
  };
};

const canonicalName = (
  prefix: string,
  local: string,
  address: string,
  { atom, home }: { readonly atom: boolean; readonly home: ReadonlySet<string> },
): string | null => {
  const known = prefixByAddress.get(address);
  if (known !== undefined) return prefixed(known, local, atom);
  if (rssAddresses.has(address) || (address !== '' && home.has(address))) return capitals.get(local) ?? local;
  if (prefix === '') return address === '' ? (capitals.get(local) ?? local) : null;
  return knownPrefixes.has(prefix) ? prefixed(prefix, local, atom) : null;
};

const prefixed = (prefix: string, local: string, atom: boolean): string => {
  if (prefix === 'atom' && atom) return local;
  const name = `${prefix}:${local}`;
  return capitals.get(name) ?? name;
};
