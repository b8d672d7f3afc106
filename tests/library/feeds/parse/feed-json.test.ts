import { expect, test } from 'vitest';
import { feedAsJson } from '../../../../electron/library/feeds/feed-json.ts';
import { parse, rss } from './support.ts';

test('a parsed feed is printed with ISO times, absent as null', async () => {
  const feed = await parse(
    rss(
      '<title>T</title><item><guid>1</guid><pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate><content:encoded>Long</content:encoded><enclosure url="https://h.example/a"/></item>',
    ),
  );
  expect(feedAsJson(feed)).toEqual({
    format: 'rss-2.0',
    title: 'T',
    link: null,
    description: null,
    language: null,
    image: null,
    updated: null,
    entries: [
      {
        id: '1',
        link: null,
        title: 'Long',
        summary: 'Long',
        content: 'Long',
        authors: [],
        published: '2003-06-03T09:39:21Z',
        updated: null,
        categories: [],
        enclosures: [{ url: 'https://h.example/a', type: null, length: 0 }],
        image: null,
        language: null,
      },
    ],
  });
});
