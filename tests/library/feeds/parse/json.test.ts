import { describe, expect, test } from 'vitest';
import { failureOf, parse } from './support.ts';

const version = 'https://jsonfeed.org/version/1.1';

describe('JSON Feed', () => {
  test('reads a feed and its items', async () => {
    const feed = await parse(
      JSON.stringify({
        version,
        title: 'Tides',
        home_page_url: '/',
        feed_url: 'https://h.example/feed.json',
        icon: '/i.png',
        language: 'en',
        authors: [{ name: 'Jo' }],
        items: [
          {
            id: 1,
            url: '/1',
            content_html: '<img src="a.png">',
            date_published: '2020-01-02T03:04:05Z',
            tags: ['sea', 'sea'],
            attachments: [{ url: 'a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 }, {}],
          },
          { id: '2', content_text: 'a < b', authors: [{ name: 'An' }], language: 'fr' },
        ],
      }),
      { url: 'https://h.example/feed.json' },
    );
    expect(feed).toMatchObject({
      format: 'json-1.1',
      title: 'Tides',
      link: 'https://h.example/',
      image: 'https://h.example/i.png',
    });
    expect(feed.entries).toMatchObject([
      {
        id: '1',
        link: 'https://h.example/1',
        content: '<img src="https://h.example/a.png">',
        published: Date.UTC(2020, 0, 2, 3, 4, 5),
        authors: ['Jo'],
        categories: ['sea'],
        enclosures: [{ link: 'https://h.example/a.mp3', type: 'audio/mpeg', length: 5 }],
        language: 'en',
      },
      { id: '2', content: 'a &lt; b', title: 'a < b', authors: ['An'], language: 'fr' },
    ]);
  });

  test.each([
    ['a raw line end in a text', `{"version":"${version}","title":"two\nlines","items":[]}`, 'two lines', 0],
    [
      'comments and a comma too many',
      `/* x */{"version":"${version}", // y\n"title":"T","items":[{"id":"1",},],}`,
      'T',
      1,
    ],
    ['a tail cut off', `{"version":"${version}","title":"T","items":[{"id":"1"},{"id":"2","title":"ha`, 'T', 1],
  ])('survives %s and says so', async (_name, text, title, entries) => {
    const feed = await parse(text);
    expect(feed.title).toBe(title);
    expect(feed.entries).toHaveLength(entries);
    expect(feed.flaws).toMatchObject([{ code: 'broken-json' }]);
  });

  test('other JSON is no feed', async () => {
    expect(await failureOf(parse('{"items":[{"originId":"x"}]}'))).toBe('not-a-feed');
    expect(await failureOf(parse('{"a": nonsense'))).toBe('not-a-feed');
    expect(await failureOf(parse(`{"version":"${version}","items": nonsense`))).toBe('feed-broken');
    expect(await failureOf(parse(`{"items":${'['.repeat(1000)}`))).toBe('feed-broken');
  });
});

test('RSS in JSON is read like RSS', async () => {
  const feed = await parse(
    JSON.stringify({
      rss: {
        version: '2.0',
        channel: {
          title: 'Tides',
          link: 'https://h.example/',
          item: [
            {
              title: 'Ebb',
              guid: { isPermaLink: 'false', '#value': 'e1' },
              pubDate: 'Tue, 03 Jun 2003 09:39:21 GMT',
              enclosure: { url: '/a.mp3', type: 'audio/mpeg', length: '3' },
            },
          ],
        },
      },
    }),
  );
  expect(feed).toMatchObject({
    format: 'rss-in-json',
    title: 'Tides',
    entries: [
      {
        id: 'e1',
        title: 'Ebb',
        published: Date.UTC(2003, 5, 3, 9, 39, 21),
        enclosures: [{ link: 'https://h.example/a.mp3', length: 3 }],
      },
    ],
  });
});
