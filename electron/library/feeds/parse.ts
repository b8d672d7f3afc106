/** Public file: bytes of a feed in any format become one `ParsedFeed`. */
import { gunzipSync } from 'node:zlib';
import { Failure } from '../../contract/errors.ts';
import type { ErrorParams } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { decodeBytes } from '../articles/decode.ts';
import type { FeedContext, FeedFlaw, ParsedFeed, PartlyRead } from './model.ts';
import { adaptXml } from './parse/adapt.ts';
import { cutFeed } from './parse/fingerprints.ts';
import { adaptJsonFeed } from './parse/json-feed.ts';
import { normaliseXml } from './parse/normalise.ts';
import { isDeeper, repairJson } from './parse/repair-json.ts';
import { adaptRssInJson } from './parse/rss-in-json.ts';
import { readXml } from './parse/read-xml.ts';

/** A document as text, where it holds any. */
type Decoded = { readonly text: string; readonly start: number };

const decoded = (bytes: Uint8Array, context: FeedContext): Decoded => {
  if (bytes.length > limits.feedBytes) throw tooLarge(bytes.length);
  const { text } = decodeBytes(inflated(bytes), {
    contentType: context.contentType,
    charset: context.charset ?? null,
    kind: 'xml',
  });
  const start = text.search(/[^\s\uFEFF]/);
  if (start < 0) throw new Failure('feed-empty');
  return { text, start };
};

const isJson = ({ text, start }: Decoded): boolean => /^(?:\{|\/[*/])/.test(text.slice(start, start + 2));

const parseXml = async (text: string, context: FeedContext): Promise<ParsedFeed> => {
  const normalised = normaliseXml(text, context.url);
  if (normalised === null) throw new Failure('not-a-feed');
  try {
    const { feed, entries } = await readXml(normalised);
    return { ...adaptXml(normalised.root, feed, entries, context), flaws: normalised.flaws.list() };
  } catch (cause) {
    throw new Failure('feed-broken', placeOf(normalised.flaws.list()[0]), cause);
  }
};

const parseText = (document: Decoded, context: FeedContext): ParsedFeed | Promise<ParsedFeed> => {
  const { text, start } = document;
  if (!isJson(document)) return parseXml(text, context);
  return parseJson(text.slice(start), text.slice(0, start).split('\n').length - 1, context);
};

/**
 * RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed and RSS in JSON, however broken. The same bytes give the same feed. Rejects only with a
 * `Failure`: `too-large` (more than `limits.feedBytes`), `feed-empty` (nothing but white space), `not-a-feed`, `feed-broken`.
 *
 * Where a feed gives only one text for an entry, `content` and `summary` are that same text.
 */
export const parseFeed = async (bytes: Uint8Array, context: FeedContext): Promise<ParsedFeed> =>
  parseText(decoded(bytes, context), context);

/**
 * The same, but entries whose fingerprints are known are passed over. An entry's fingerprint is the same only while the entry as it is
 * written, all around the entries that could mean something to it, the document's address and `reader` (another version of the program may
 * read more in it) are. A document that is not plain is read whole, and its entries have no fingerprints.
 */
export const parseUnknown = async (
  bytes: Uint8Array,
  context: FeedContext,
  { reader, fingerprints }: { readonly reader: string; readonly fingerprints: Pick<ReadonlySet<string>, 'has'> },
): Promise<PartlyRead> => {
  const document = decoded(bytes, context);
  const cut = isJson(document) ? null : cutFeed(document.text, `${reader} ${context.url ?? ''}`);
  const isKnown = (fingerprint: string): boolean => fingerprints.has(fingerprint);
  if (cut !== null && cut.fingerprints.some(isKnown)) {
    const { text, isRead } = cut.without(isKnown);
    const feed = await parseXml(text, context).catch(readWhole);
    if (feed !== null && isPlain(feed, isRead.filter(Boolean).length)) return partly(feed, cut.fingerprints, isRead);
  }
  const feed = await parseText(document, context);
  return cut !== null && isPlain(feed, cut.fingerprints.length)
    ? partly(feed, cut.fingerprints)
    : { feed, entries: feed.entries.map((entry) => ({ entry, fingerprint: null })) };
};

/** What is wrong with a part is said of the whole, with its place there. */
const readWhole = (cause: unknown): null => {
  if (cause instanceof Failure) return null;
  throw cause;
};

/** Whether a document was read without a doubt: nothing wrong in it, and an entry for each that was cut out of it. */
const isPlain = ({ flaws, entries }: ParsedFeed, count: number): boolean =>
  flaws.length === 0 && entries.length === count;

const partly = (feed: ParsedFeed, fingerprints: readonly string[], isRead?: readonly boolean[]): PartlyRead => {
  const read = feed.entries.values();
  return {
    feed,
    entries: fingerprints.map((fingerprint, index) => ({
      fingerprint,
      entry: isRead === undefined || isRead[index] === true ? (read.next().value ?? null) : null,
    })),
  };
};

/** Line and column as parameters of a failure; none where they are not known. */
const placeOf = (place: { readonly line: number | null; readonly column: number | null } | undefined): ErrorParams =>
  place === undefined || place.line === null ? {} : { line: place.line, column: place.column };

const tooLarge = (bytes: number): Failure => new Failure('too-large', { bytes, limit: limits.feedBytes });

/** A feed stored or sent as gzip without saying so. */
const inflated = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.feedBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(limits.feedBytes + 1);
    throw new Failure('not-a-feed', {}, cause);
  }
};

const parseJson = (text: string, linesBefore: number, context: FeedContext): ParsedFeed => {
  const { value, flaw } = readJson(text, linesBefore);
  const feed = adaptJsonFeed(value, context) ?? adaptRssInJson(value, context);
  if (feed === null) throw new Failure('not-a-feed');
  return flaw === null ? feed : { ...feed, flaws: [flaw] };
};

/** Where V8 says the text stops being JSON. */
const jsonFlaw = (error: unknown, linesBefore: number): FeedFlaw => {
  const [, line, column] = /\(line (\d+) column (\d+)\)$/.exec(String(error)) ?? [];
  return {
    code: 'broken-json',
    line: line === undefined ? null : Number(line) + linesBefore,
    column: column === undefined ? null : Number(column),
  };
};

const readJson = (text: string, linesBefore: number): { readonly value: unknown; readonly flaw: FeedFlaw | null } => {
  if (isDeeper(text, limits.feedDepth)) throw new Failure('feed-broken', { reason: 'depth' });
  let flaw: FeedFlaw;
  try {
    return { value: JSON.parse(text), flaw: null };
  } catch (error) {
    // Broken JSON is common enough in feeds to be worth a second reading.
    flaw = jsonFlaw(error, linesBefore);
  }
  try {
    return { value: JSON.parse(repairJson(text)), flaw };
  } catch (cause) {
    const isFeed = /"(?:items|rss|version)"\s*:/.test(text.slice(0, 10_000));
    throw new Failure(isFeed ? 'feed-broken' : 'not-a-feed', isFeed ? placeOf(flaw) : {}, cause);
  }
};
