/** From the page of a site to its feeds, each rule over a real server that stands for the whole web by a map of names. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../electron/host/clock.ts';
import { discoverFeeds } from '../../../../electron/library/feeds/discover.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';
import type { LoopbackServer } from '../../../support/feed-server.ts';
import { startLoopbackServer } from '../../../support/feed-server.ts';
import { everyNameTo } from '../../../support/name-map.ts';

const feedOf = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>One</title></item></channel></rss>`;
const page = (head: string): string => `<!doctype html><html><head>${head}</head><body>x</body></html>`;

/** The web of these tests: what stands at an address, without its scheme. A text that begins with `→` redirects. */
const web: Readonly<Record<string, string>> = {
  'www.youtube.com/feeds/videos.xml?channel_id=UC1': feedOf('A channel'),
  'www.youtube.com/feeds/videos.xml?playlist_id=PL1': feedOf('A playlist'),
  'www.youtube.com/@harbour': page('<link rel="canonical" href="https://www.youtube.com/channel/UC1">'),
  'www.youtube.com/c/Harbour': page('<link rel="canonical" href="https://www.youtube.com/channel/UC1">'),
  'www.reddit.com/r/ferries/.rss': feedOf('r/ferries'),
  'www.reddit.com/user/mate/.rss': feedOf('u/mate'),
  'github.com/quay/crane/releases.atom': feedOf('Releases'),
  'github.com/quay/crane/tags.atom': feedOf('Tags'),
  'github.com/quay/crane/commits.atom': feedOf('Commits'),
  'github.com/quay.atom': feedOf('What quay does'),
  'gitlab.com/quay/crane/-/tags?format=atom': feedOf('GitLab tags'),
  'tooting.example/@mate.rss': feedOf('Mate toots'),
  'bsky.app/profile/mate.bsky.social/rss': feedOf('Mate on Bluesky'),
  'medium.com/feed/@mate': feedOf('Mate on Medium'),
  'letters.substack.com/feed': feedOf('Letters'),
  'itunes.apple.com/lookup?id=42&entity=podcast': JSON.stringify({
    results: [{ feedUrl: 'https://pod.example/show.xml' }],
  }),
  'pod.example/show.xml': feedOf('The show'),
  'itunes.apple.com/lookup?id=7&entity=podcast': '{"results":[]}',
  'podcasts.apple.com/us/podcast/x/id7': page(
    '<link rel="alternate" type="application/rss+xml" href="https://pod.example/show.xml">',
  ),
  'pod.example/': page('<link rel="alternate" type="application/rss+xml" title="The show" href="/show.xml">'),
  'blog.example/': page('<title>A blog</title>'),
  'blog.example/feed': feedOf('A blog'),
  'old.example/feed': '→https://new.example/atom.xml',
  'new.example/atom.xml': feedOf('Moved'),
};

let server: LoopbackServer;
let http: ReturnType<typeof everyNameTo>;
beforeAll(async () => {
  server = await startLoopbackServer((request, response) => {
    const body = web[`${String(request.headers['x-asked-host'])}${request.url}`];
    if (body === undefined) return void response.writeHead(404).end();
    if (body.startsWith('→')) return void response.writeHead(301, { location: body.slice(1) }).end();
    response.writeHead(200, { 'content-type': body.startsWith('<!doctype') ? 'text/html' : 'text/xml' }).end(body);
  });
  http = everyNameTo(server.url);
});
afterAll(async () => {
  await http[Symbol.asyncDispose]();
  await server.close();
});

const titlesAt = async (address: string): Promise<readonly (string | null)[]> => {
  const signal = new AbortController().signal;
  const found = await discoverFeeds(address, { http, clock: systemClock, parse: parseFeed, signal, userAgent: 'test' });
  return found.map(({ title }) => title);
};

describe('the feeds of', () => {
  const sites: Readonly<Record<string, readonly [address: string, ...titles: readonly string[]]>> = {
    'a YouTube channel': ['https://www.youtube.com/channel/UC1', 'A channel'],
    'a YouTube channel by its handle': ['www.youtube.com/@harbour', 'A channel'],
    'a YouTube channel by its old name': ['www.youtube.com/c/Harbour', 'A channel'],
    'a YouTube playlist': ['https://www.youtube.com/playlist?list=PL1', 'A playlist'],
    'a place on Reddit': ['https://old.reddit.com/r/ferries', 'r/ferries'],
    'somebody on Reddit': ['https://www.reddit.com/user/mate/', 'u/mate'],
    'a project on GitHub, its releases first': ['https://github.com/quay/crane', 'Releases', 'Tags', 'Commits'],
    'an owner on GitHub': ['https://github.com/quay', 'What quay does'],
    'a project on GitLab': ['https://gitlab.com/quay/crane', 'GitLab tags'],
    'a Mastodon profile': ['https://tooting.example/@mate', 'Mate toots'],
    'a Mastodon name as people write it': ['@mate@tooting.example', 'Mate toots'],
    'a Bluesky profile': ['https://bsky.app/profile/mate.bsky.social', 'Mate on Bluesky'],
    'a Medium author': ['https://medium.com/@mate', 'Mate on Medium'],
    'a Substack letter': ['https://letters.substack.com/p/one', 'Letters'],
    'a podcast in Apple’s directory': ['https://podcasts.apple.com/de/podcast/the-show/id42?i=1', 'The show'],
    'a podcast in a player': ['https://overcast.fm/itunes42/the-show', 'The show'],
    'a podcast’s own page': ['pod.example', 'The show'],
    'a site without a link, in a well-known place': ['blog.example', 'A blog'],
    'an address that has moved': ['old.example/feed', 'Moved'],
  };
  for (const [name, [address, ...titles]] of Object.entries(sites)) {
    it(`${name}: ${titles.join(', ')}`, async () => expect(await titlesAt(address)).toEqual(titles));
  }

  it('a podcast that its directory does not name: what its page there says', async () => {
    expect(await titlesAt('https://podcasts.apple.com/us/podcast/x/id7')).toEqual([null]);
  });
});
