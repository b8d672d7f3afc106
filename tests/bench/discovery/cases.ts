/** The rows of the corpora that say what lists and pages hold, and what we make of each. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../../electron/contract/errors.ts';
import { decodeBytes } from '../../../electron/library/articles/decode.ts';
import { findFeedsInPage } from '../../../electron/library/feeds/discover.ts';
import { opmlSubscriptions, parseOpml } from '../../../electron/library/feeds/opml.ts';
import type { OpmlSubscription } from '../../../electron/library/feeds/opml.ts';

/** `passedOver` says why a row does not count. */
export type CaseResult = {
  readonly name: string;
  readonly right: boolean;
  readonly expected: unknown;
  readonly got: unknown;
  readonly passedOver: string | null;
};

type ReadLines = (folder: string, file: string) => readonly unknown[];

const result = (name: string, expected: unknown, got: unknown, right?: boolean): CaseResult => ({
  name,
  right: right ?? JSON.stringify(expected) === JSON.stringify(got),
  expected,
  got,
  passedOver: null,
});

type Page = {
  readonly file: string;
  readonly base_url: string | null;
  readonly expected_count?: number;
  readonly expected_basename?: string;
  readonly count?: number | null;
  readonly expected?: readonly { readonly url: string }[];
  readonly subscriptions?: readonly { readonly url: string }[];
};

const pageCase = (folder: string, page: Page): readonly CaseResult[] => {
  const count = page.expected_count ?? page.count;
  // Two of the pages are about canonical addresses, not feeds.
  if (page.base_url === null || typeof count !== 'number') return [];
  const html = decodeBytes(readFileSync(path.join(folder, page.file)), { kind: 'html' }).text;
  const found = findFeedsInPage(html, page.base_url).map((feed) => feed.url);
  const wanted = (page.expected ?? page.subscriptions ?? []).map((feed) => feed.url);
  const basename = page.expected_basename;
  const right =
    found.length === count &&
    wanted.every((url) => found.includes(url)) &&
    (basename === undefined || found.some((url) => url.endsWith(`/${basename}`)));
  return [result(page.file, basename ?? { count, wanted }, found, right)];
};

export const discoveryCases = (corpora: string, readLines: ReadLines): readonly CaseResult[] => {
  const own = path.join(corpora, 'autodiscovery');
  const miniflux = path.join(corpora, 'miniflux-cases');
  return [
    ...readLines(own, 'cases.jsonl').flatMap((row) => pageCase(own, row as Page)),
    ...readLines(miniflux, 'autodiscovery.jsonl').flatMap((row) => pageCase(miniflux, row as Page)),
  ];
};

const subscriptionsOf = (file: string): readonly OpmlSubscription[] | null => {
  try {
    return opmlSubscriptions(parseOpml(readFileSync(file)));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
};

type Counted = { readonly file: string; readonly regex_xmlUrl: number };
type Expectation = {
  readonly file: string;
  readonly op: string;
  readonly path?: readonly (string | number | readonly string[])[];
  readonly value?: unknown;
};

const passedOver = (row: Expectation, reason: string): CaseResult => ({
  name: row.file,
  right: false,
  expected: { path: row.path, value: row.value },
  got: null,
  passedOver: reason,
});

const isSameFeed = (feed: OpmlSubscription, value: Readonly<Record<string, unknown>>): boolean =>
  feed.url === value.url &&
  feed.title === value.title &&
  JSON.stringify(feed.path) === JSON.stringify(value.folder ?? []);

const expectationCase = (folder: string, row: Expectation): CaseResult => {
  const [first, index, field] = row.path ?? [];
  const subscriptions = subscriptionsOf(path.join(folder, row.file));
  if (row.file.includes('__rdf') || row.file.includes('opportunities__rdf')) {
    return passedOver(row, 'a FOAF list in RDF, which is not OPML');
  }
  if (row.file.endsWith('unknown-namespace.xml')) return passedOver(row, 'no list at all: ours says so');
  if (row.op === 'feed') {
    const value = row.value as Readonly<Record<string, unknown>>;
    const found = subscriptions?.some((feed) => isSameFeed(feed, value)) ?? false;
    return result(row.file, value, subscriptions, found);
  }
  if (first === 'bozo') return result(row.file, 'read', subscriptions === null ? 'not-opml' : 'read');
  if (first !== 'feeds')
    return passedOver(row, 'fields of the list itself, other lists and "opportunities": nothing a subscription needs');
  const distinct = [...new Map((subscriptions ?? []).map((feed) => [feed.url, feed])).values()];
  if (row.op === 'len' && index === undefined) return result(row.file, row.value, distinct.length);
  const feed = typeof index === 'number' ? distinct[index] : undefined;
  if (field === 'url' || field === 'title') return result(row.file, row.value, feed?.[field]);
  if (row.file.includes('categories__cats') || row.file.includes('categories__tags')) {
    return passedOver(row, 'the category attribute is a tag, not a section');
  }
  const category = row.path?.[3];
  if (field === 'categories' && row.op === 'present') {
    const paths = (subscriptions ?? []).filter((item) => item.url === feed?.url).map((item) => item.path);
    return result(
      row.file,
      category,
      paths,
      paths.some((item) => JSON.stringify(item) === JSON.stringify(category)),
    );
  }
  return passedOver(row, 'tags: the same as the path of sections, in another form');
};

type MinifluxList = {
  readonly file: string;
  readonly error: boolean;
  readonly subscriptions: readonly {
    readonly Title: string;
    readonly FeedURL: string;
    readonly SiteURL: string;
    readonly CategoryName?: string;
  }[];
};

/** Miniflux has one level of categories and fills an empty site link with the feed's. */
const minifluxCase = (folder: string, row: MinifluxList): CaseResult => {
  const got = subscriptionsOf(path.join(folder, row.file));
  if (row.error) return result(row.file, 'an error', got, got === null);
  const right = row.subscriptions.every((wanted) =>
    got?.some(
      (feed) =>
        feed.title === wanted.Title &&
        feed.url === wanted.FeedURL &&
        (feed.siteLink ?? feed.url) === wanted.SiteURL &&
        (feed.path.at(-1) ?? '') === (wanted.CategoryName ?? ''),
    ),
  );
  return result(row.file, row.subscriptions, got, right);
};

export const opmlCases = (corpora: string, readLines: ReadLines): readonly CaseResult[] => {
  const own = path.join(corpora, 'opml');
  const miniflux = path.join(corpora, 'miniflux-cases');
  const counts = readLines(own, 'manifest.jsonl').map((row) => {
    const { file, regex_xmlUrl: wanted } = row as Counted;
    if (file.endsWith('outline_type-source.xml')) {
      return passedOver(
        { file, op: 'count' },
        'another row expects no feed here: the address is a list’s, and it is read so',
      );
    }
    const got = subscriptionsOf(path.join(own, file));
    return result(`${file} (feeds)`, wanted, got?.length ?? 0);
  });
  const expectations = readLines(own, 'expectations.jsonl').map((row) => expectationCase(own, row as Expectation));
  const lists = readLines(miniflux, 'opml_expectations.jsonl').map((row) =>
    minifluxCase(miniflux, row as MinifluxList),
  );
  return [...counts, ...expectations, ...lists];
};
