import { decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import { isWebAddress } from '../../addresses.ts';

export type PageLinks = {
  /** `link` elements that offer a feed, in the page's order, each address once. */
  readonly feeds: readonly { readonly url: string; readonly title: string | null; readonly type: string | null }[];
  /** Addresses of ordinary links that look like a feed's. */
  readonly guesses: readonly string[];
  /** What the page calls its own address, where it differs from the one asked for. */
  readonly canonical: string | null;
};

const feedTypes: Readonly<Record<string, string>> = {
  'application/rss+xml': 'rss',
  'application/x-rss+xml': 'rss',
  'application/rdf+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/x-atom+xml': 'atom',
  'application/feed+json': 'json',
  'application/json': 'json',
  'application/xml': 'rss',
  'text/xml': 'rss',
};

/** WordPress offers every page's data as JSON under the type that JSON feeds once used. */
const noFeed = /\/wp-json\//;
const feedLike = /(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._?-]|$)|\.(?:rss|atom|rdf)(?:$|\?)|[?&]feed=/i;
const maxFound = 100;

const typeOf = (text: string): string | null => {
  const name = text.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(feedTypes, name) ? (feedTypes[name] ?? null) : null;
};

const words = (text: string): readonly string[] => text.toLowerCase().split(/\s+/);

/** The feeds a page offers (RFC 4287 autodiscovery as browsers and readers practise it), addresses absolute against the page's `base` or its own address. */
export const pageLinks = (html: string, pageUrl: string): PageLinks => {
  let base = pageUrl;
  let baseSeen = false;
  const offers: { href: string; title: string; type: string }[] = [];
  const anchors: string[] = [];
  let canonicalHref = '';

  const parser = new Parser(
    {
      onopentag: (name, raw) => {
        const value = (key: string): string => decodeHTMLAttribute(raw[key] ?? '').trim();
        if (name === 'base' && !baseSeen && raw.href !== undefined) {
          baseSeen = true;
          base = URL.parse(value('href'), pageUrl)?.href ?? pageUrl;
        }
        if (name === 'a' && anchors.length < maxFound && feedLike.test(raw.href ?? '')) anchors.push(value('href'));
        if (name === 'link' && canonicalHref === '' && words(value('rel')).includes('canonical')) {
          canonicalHref = value('href');
        }
        if (name !== 'link' || offers.length >= maxFound) return;
        const relations = words(value('rel'));
        const type = typeOf(value('type')) ?? (relations.includes('feed') ? 'rss' : null);
        if (type === null || value('href') === '') return;
        if (!relations.includes('alternate') && !relations.includes('feed')) return;
        offers.push({ href: value('href'), title: value('title'), type });
      },
    },
    { decodeEntities: false },
  );
  parser.write(html);
  parser.end();

  const absolute = (href: string): string | null => {
    const url = URL.parse(href.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://'), base);
    return url !== null && isWebAddress(url.href) ? url.href : null;
  };
  const feeds = new Map<string, PageLinks['feeds'][number]>();
  for (const offer of offers) {
    const url = absolute(offer.href);
    if (url === null || noFeed.test(url) || feeds.has(url)) continue;
    feeds.set(url, { url, title: offer.title || null, type: offer.type });
  }
  const guesses = new Set(anchors.flatMap((href) => absolute(href) ?? []));
  const canonical = canonicalHref === '' ? null : absolute(canonicalHref);
  return {
    feeds: [...feeds.values()],
    canonical: canonical === pageUrl ? null : canonical,
    guesses: [...guesses].filter((url) => !feeds.has(url)),
  };
};
