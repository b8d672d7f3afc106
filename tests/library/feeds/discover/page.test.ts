import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../electron/contract/errors.ts';
import { limits } from '../../../../electron/contract/limits.ts';
import { feedsBySiteRule } from '../../../../electron/library/feeds/discover/site-rules.ts';
import { findFeedsInPage, normaliseAddress } from '../../../../electron/library/feeds/discover.ts';
import { discoveryShare } from '../../../bench/discovery.ts';
import { skipWithoutCorpora } from '../../../support/corpora.ts';

const page = 'https://example.org/blog/post';
const urls = (html: string, url = page): readonly string[] => findFeedsInPage(html, url).map((feed) => feed.url);

describe('the feeds a page offers', () => {
  it('are its alternate links, with title and type, in order', () => {
    const html = `<head>
      <link rel="alternate" type="application/rss+xml" title="All &amp; more" href="/rss">
      <link rel=alternate type=application/atom+xml href=comments.atom>
      <link rel="alternate" type="application/feed+json" title="" href="https://other.example/feed.json">`;
    expect(findFeedsInPage(html, page)).toEqual([
      { url: 'https://example.org/rss', title: 'All & more', type: 'rss' },
      { url: 'https://example.org/blog/comments.atom', title: null, type: 'atom' },
      { url: 'https://other.example/feed.json', title: null, type: 'json' },
    ]);
  });

  it('are found whatever the case, the spaces, the order and the entities', () => {
    expect(urls('<LINK HREF=" /a " TYPE=" Application/RSS+XML; charset=utf-8" REL=" stylesheet Alternate ">')).toEqual([
      'https://example.org/a',
    ]);
    expect(urls('<link rel="alternate" type="application/atom&#43;xml" href="/a?x=1&amp;y=2">')).toEqual([
      'https://example.org/a?x=1&y=2',
    ]);
  });

  it('are resolved against the first base element', () => {
    expect(urls('<base href="https://cdn.example/x/"><base href="/no/"><link rel=feed href="feed">')).toEqual([
      'https://cdn.example/x/feed',
    ]);
    expect(urls('<base href="../up/"><link rel=feed href="feed">')).toEqual(['https://example.org/up/feed']);
    expect(urls('<base href="http://["><link rel=feed href="feed">')).toEqual(['https://example.org/blog/feed']);
  });

  it('are each named once', () => {
    expect(
      urls('<link rel=alternate type=text/xml href=/a><link rel=alternate type=application/rss+xml href=/a>'),
    ).toEqual(['https://example.org/a']);
  });

  it('are not translations, styles, data of WordPress, comments or scripts', () => {
    const html = `<link rel=alternate hreflang=fr href=/fr><link rel=stylesheet type=text/css href=/a.css>
      <link rel=alternate type=application/json href=https://example.org/wp-json/wp/v2/posts/1>
      <link rel=alternate type=application/rss+xml><link rel=alternate type=application/rss+xml href=" ">
      <link rel=alternate type=application/rss+xml href="javascript:alert(1)">
      <!-- <link rel=alternate type=application/rss+xml href=/no> --><script>'<link rel=alternate type=application/rss+xml href=/no>'</script>`;
    expect(urls(html)).toEqual([]);
  });

  it('undo feed: addresses', () => {
    expect(
      urls(
        '<link rel=alternate type=application/rss+xml href="feed://example.org/a"><link rel=feed href="feed:https://example.org/b">',
      ),
    ).toEqual(['http://example.org/a', 'https://example.org/b']);
  });

  it('are never more than a hundred, and anything ends in some list', () => {
    expect(urls(Array.from({ length: 500 }, (_, index) => `<link rel=feed href=/${index}>`).join(''))).toHaveLength(
      100,
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<link ',
            'rel="',
            'alternate',
            '"',
            '>',
            ' href=',
            '<base ',
            '<!--',
            '<a ',
            'feed:',
            '&',
            'x',
          ),
        ),
        (pieces) => {
          for (const url of urls(pieces.join(''))) expect(url).toMatch(/^https?:/);
        },
      ),
    );
  });
});

describe('a typed address', () => {
  const meant: Readonly<Record<string, string>> = {
    'https://example.org/feed': 'https://example.org/feed',
    'example.org': 'https://example.org/',
    ' example.org/a b ': 'https://example.org/a%20b',
    'http://example.org': 'http://example.org/',
    'HTTP://EXAMPLE.org/A': 'http://example.org/A',
    'feed://example.org/a': 'http://example.org/a',
    'feed:https://example.org/a': 'https://example.org/a',
    'feed:example.org/a': 'http://example.org/a',
    'itpc://example.org/pod': 'http://example.org/pod',
    '//example.org/x': 'https://example.org/x',
    'https:example.org': 'https://example.org/',
    'http:/example.org/x': 'http://example.org/x',
    '<https://example.org/>': 'https://example.org/',
    '“https://example.org/”': 'https://example.org/',
    'https://en.example.org/wiki/A_(b)': 'https://en.example.org/wiki/A_(b)',
    'example.org:8080/feed': 'https://example.org:8080/feed',
    'localhost:8080': 'http://localhost:8080/',
    localhost: 'http://localhost/',
    '127.0.0.1:9/x': 'http://127.0.0.1:9/x',
    '[::1]:9/x': 'http://[::1]:9/x',
    'nas.local/feed': 'http://nas.local/feed',
    'bücher.example/feed': 'https://xn--bcher-kva.example/feed',
    'https://example.org/a#part': 'https://example.org/a',
    '@reader@social.example': 'https://social.example/@reader',
    '\u200Bhttps://example.org/\uFEFF': 'https://example.org/',
  };
  for (const [typed, address] of Object.entries(meant)) {
    it(`${JSON.stringify(typed)} means ${address}`, () => expect(normaliseAddress(typed)).toBe(address));
  }

  const refused = [
    '',
    '  ',
    'news',
    'two words',
    'mailto:a@b.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://a.example/',
    'http://',
    'data:text/html,x',
    'https://exa mple.org/',
    'me@example.org',
    `https://e.org/${'x'.repeat(limits.addressCharacters)}`,
  ];
  for (const typed of refused) {
    it(`${JSON.stringify(typed.slice(0, 40))} is refused`, () => {
      expect(() => normaliseAddress(typed)).toThrow(expect.objectContaining({ code: 'bad-address' }));
    });
  }

  it('becomes a web address or is refused, whatever was typed; and stays what it is when typed again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (typed) => {
        try {
          const address = normaliseAddress(typed);
          expect(address).toMatch(/^https?:\/\/./);
          expect(normaliseAddress(address)).toBe(address);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          expect(error.code).toBe('bad-address');
        }
      }),
    );
  });
});

describe('site rules', () => {
  const rules: Readonly<Record<string, readonly string[]>> = {
    'https://www.youtube.com/channel/UCabc': ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabc'],
    'https://m.youtube.com/channel/UCabc/videos': ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabc'],
    'https://www.youtube.com/playlist?list=PL1': ['https://www.youtube.com/feeds/videos.xml?playlist_id=PL1'],
    'https://www.youtube.com/watch?v=x&list=PL1': ['https://www.youtube.com/feeds/videos.xml?playlist_id=PL1'],
    'https://www.youtube.com/user/name': ['https://www.youtube.com/feeds/videos.xml?user=name'],
    'https://www.youtube.com/@name': [],
    'https://www.reddit.com/r/news': ['https://www.reddit.com/r/news/.rss'],
    'https://old.reddit.com/r/news/top/?t=week': ['https://www.reddit.com/r/news/top/.rss?t=week'],
    'https://www.reddit.com/user/me/': ['https://www.reddit.com/user/me/.rss'],
    'https://www.reddit.com/r/news/.rss': [],
    'https://github.com/owner/repo': ['releases', 'tags', 'commits'].map(
      (name) => `https://github.com/owner/repo/${name}.atom`,
    ),
    'https://github.com/owner/repo/releases': ['releases', 'tags', 'commits'].map(
      (name) => `https://github.com/owner/repo/${name}.atom`,
    ),
    'https://github.com/owner/repo/tags': ['https://github.com/owner/repo/tags.atom'],
    'https://github.com/owner/repo/commits/main': ['https://github.com/owner/repo/commits/main.atom'],
    'https://github.com/owner': ['https://github.com/owner.atom'],
    'https://github.com/owner/repo/releases.atom': [],
    'https://github.com/topics/news': [],
    'https://gitlab.com/owner/project': ['https://gitlab.com/owner/project/-/tags?format=atom'],
    'https://bsky.app/profile/me.bsky.social': ['https://bsky.app/profile/me.bsky.social/rss'],
    'https://mastodon.example/@me': ['https://mastodon.example/@me.rss'],
    'https://mastodon.example/@me/123': [],
    'https://medium.com/@me': ['https://medium.com/feed/@me'],
    'https://name.substack.com/p/story': ['https://name.substack.com/feed'],
    'https://example.org/': [],
    'https://notreddit.com/r/news': [],
  };
  for (const [address, feeds] of Object.entries(rules)) {
    it(`${address} has ${feeds.length === 0 ? 'none' : feeds.join(', ')}`, () =>
      expect(feedsBySiteRule(address)).toEqual(feeds));
  }
});

describe.skipIf(skipWithoutCorpora('autodiscovery'))('real pages', () => {
  it('name their feeds in at least 97 of 100 cases', () => {
    const share = discoveryShare();
    expect(share?.misses).toEqual([]);
    expect(share?.of).toBeGreaterThan(40);
  });
});
