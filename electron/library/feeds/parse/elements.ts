/** Which elements of a feed are read, and how. What is not listed is left out with everything in it. */

/**
 * `text`: characters only, tags inside are dropped. `date`: the same, rewritten as ISO 8601. `markup`: a text construct, its markup kept in
 * order. `structure`: known elements inside are read in turn. `person`: a structure or plain characters.
 */
export type ElementKind = 'text' | 'date' | 'markup' | 'structure' | 'person';

const kinds: Readonly<Record<ElementKind, string>> = {
  text: `link guid id atom:id atom:link language lang dc:language ttl icon logo url name email uri hour day height width
    itunes:name itunes:email itunes:author itunes:new-feed-url itunes:keywords itunes:image itunes:duration
    googleplay:author googleplay:email googleplay:image googleplay:category
    feedburner:origlink feedburner:origenclosurelink feedburner:emailserviceid
    category tags atom:category dc:subject media:category media:keywords enclosure
    media:thumbnail media:player media:peerlink media:credit psc:chapter podcast:alternateenclosure podcast:image podcast:images rdf:value foaf:name
    managingEditor webMaster dc:creator dc:author dc:publisher dc:identifier dc:contributor atom:name atom:email atom:uri href`,
  date: `pubDate lastBuildDate published updated issued created modified dc:date dcterms:modified dcterms:created
    dcterms:issued dcterms:available dcterms:date atom:published atom:updated lastmod`,
  markup: `title description content:encoded content summary subtitle tagline abstract body fullitem xhtml:body xhtml:div
    atom:title atom:content atom:summary atom:subtitle dc:title dc:description dcterms:abstract
    itunes:title itunes:summary itunes:subtitle googleplay:description media:title media:description media:text`,
  structure: `image skipHours skipDays itunes:owner itunes:category media:group media:content psc:chapters source atom:source`,
  person: `author atom:author contributor atom:contributor rdf:li`,
};

const kindByName: ReadonlyMap<string, ElementKind> = new Map(
  (['text', 'date', 'markup', 'structure', 'person'] as const).flatMap((kind) =>
    kinds[kind].split(/\s+/).map((name) => [name, kind] as const),
  ),
);

export const kindOf = (name: string): ElementKind | null => kindByName.get(name) ?? null;

/**
 * Names that rss-parser must not see: it runs an expression of quadratic time over the bodies, rebuilds markup out of order, and gives a
 * whole feed up for one bad date or one link without attributes.
 */
const hidden: ReadonlySet<string> = new Set([
  'description',
  'content:encoded',
  'content',
  'summary',
  'published',
  'updated',
]);

/** Whether a name, as it is written, is one that rss-parser passes by. */
export const isHidden = (written: string): boolean => written.startsWith('b:');

export const writtenName = (name: string): string => (hidden.has(name) ? `b:${name.replace(':', '-')}` : name);

/** Every name that is read below a feed or an entry. */
export const elementNames: readonly string[] = [...kindByName.keys()];
