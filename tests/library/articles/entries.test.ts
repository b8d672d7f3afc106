import { describe, expect, it } from 'vitest';
import { articlesOfFeed, arrivingEntry } from '../../../electron/library/articles/entries.ts';
import { openFeedParser } from '../../../electron/library/feeds/parse-in-worker.ts';
import type { FeedEntry, ParsedFeed, PartlyRead } from '../../../electron/library/feeds/model.ts';
import { parseFeed, parseUnknown } from '../../../electron/library/feeds/parse.ts';

const document = Buffer.from(
  `<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Quay</title><link>https://quay.example/</link>
<item><guid>1</guid><title>Ferries</title><link>https://counter.example/1</link><feedburner:origLink>https://quay.example/1</feedburner:origLink><description>&lt;p onclick="x()"&gt;The ferries wait.&lt;/p&gt;</description></item>
<item><guid>2</guid><title>Cranes</title><link>https://quay.example/2</link><description>The cranes stand.</description></item>
<item><guid>2</guid><title>Cranes</title><link>https://quay.example/2</link><description>The cranes stand.</description></item></channel></rss>`,
);
const context = { url: 'https://quay.example/feed', contentType: null };
const sourceId = 'f1';

const feedOf = (): Promise<ParsedFeed> => parseFeed(document, context);
const none = { sourceId, reader: '1', known: new Map<string, string>(), fingerprints: new Map<string, string>() };
const readOf = (): Promise<PartlyRead> => parseUnknown(document, context, none);
const firstOf = async (): Promise<{ readonly feed: ParsedFeed; readonly entry: FeedEntry }> => {
  const feed = await feedOf();
  const [entry] = feed.entries;
  if (entry === undefined) throw new Error('no entry');
  return { feed, entry };
};

describe('entries of a feed', () => {
  it('that the source does not hold are taken apart, sanitised, once each', async () => {
    const { articles } = articlesOfFeed(await readOf(), none);
    expect(articles.map(({ article }) => article?.row.title)).toEqual(['Ferries', 'Cranes', undefined]);
    expect(articles[0]?.article?.body.html).toBe('<p>The ferries wait.</p>');
    expect(articles[1]?.id).toBe(articles[2]?.id);
  });

  it('that the source holds unchanged cost nothing but their hash', async () => {
    const feed = await readOf();
    const [one, two] = articlesOfFeed(feed, none).articles;
    const known = new Map([
      [one?.id ?? '', one?.hash ?? ''],
      [two?.id ?? '', 'another'],
    ]);
    const again = articlesOfFeed(feed, { ...none, known }).articles;
    expect(again.map(({ article }) => article?.row.title)).toEqual([undefined, 'Cranes', undefined]);
  });

  it('are the same from a parsing thread', async () => {
    const parser = openFeedParser({ threads: 1 });
    try {
      expect(await parser.articles(document, context, none)).toEqual(articlesOfFeed(await readOf(), none));
    } finally {
      await parser.close();
    }
  });

  it('lead to where the feed says that a counted link ends', async () => {
    const { feed, entry } = await firstOf();
    expect(arrivingEntry(sourceId, entry, feed).prepare()?.row.link).toBe('https://quay.example/1');
  });

  it('are changed by a word and not by a new time of updating', async () => {
    const { feed, entry } = await firstOf();
    const dated = { ...entry, published: 1_000 };
    const hash = (changed: FeedEntry): string => arrivingEntry(sourceId, changed, feed).hash;
    expect(hash({ ...dated, updated: 2_000 })).toBe(hash(dated));
    expect(hash({ ...dated, content: '<p>The ferries go.</p>' })).not.toBe(hash(dated));
    expect(arrivingEntry(sourceId, { ...dated, title: 'x' }, feed).id).toBe(arrivingEntry(sourceId, dated, feed).id);
  });
});
