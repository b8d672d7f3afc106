/** Public file: bytes of a feed in any format become one `ParsedFeed`. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { decodeBytes } from '../articles/decode.ts';
import type { FeedContext, ParsedFeed } from './model.ts';
import { adaptXml } from './parse/adapt.ts';
import { adaptJsonFeed } from './parse/json-feed.ts';
import { normaliseXml } from './parse/normalise.ts';
import { adaptRssInJson } from './parse/rss-in-json.ts';
import { readXml } from './parse/read-xml.ts';

/**
 * RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed and RSS in JSON, however broken. The same bytes give the same feed. Rejects only with a
 * `Failure`: `too-large` (more than `limits.feedBytes`), `feed-empty` (nothing but white space), `not-a-feed`, `feed-broken`.
 *
 * Where a feed gives only one text for an entry, `content` and `summary` are that same text.
 */
export const parseFeed = async (bytes: Uint8Array, context: FeedContext): Promise<ParsedFeed> => {
  if (bytes.length > limits.feedBytes) throw new Failure('too-large', { bytes: bytes.length, limit: limits.feedBytes });
  const { text } = decodeBytes(bytes, {
    contentType: context.contentType,
    charset: context.charset ?? null,
    kind: 'xml',
  });
  const start = /[^\s\uFEFF]/.exec(text.slice(0, 10_000))?.[0];
  if (start === undefined && text.trim() === '') throw new Failure('feed-empty');
  if (start === '{') return parseJson(text, context);

  const normalised = normaliseXml(text, context.url);
  if (normalised === null) throw new Failure('not-a-feed');
  try {
    const { feed, entries } = await readXml(normalised.xml);
    return { ...adaptXml(normalised.root, feed, entries, context), flaws: normalised.flaws.list() };
  } catch (cause) {
    throw new Failure('feed-broken', {}, cause);
  }
};

const parseJson = (text: string, context: FeedContext): ParsedFeed => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^[\s\uFEFF]+/, ''));
  } catch (cause) {
    throw new Failure(/"(?:items|rss)"\s*:/.test(text.slice(0, 100_000)) ? 'feed-broken' : 'not-a-feed', {}, cause);
  }
  const feed = adaptJsonFeed(value, context) ?? adaptRssInJson(value, context);
  if (feed === null) throw new Failure('not-a-feed');
  return feed;
};
