/** A small news site on loopback for whole-library tests: an RSS feed whose stories the test sets, with ETag, pages and one picture. */
import { createHash } from 'node:crypto';
import { startLoopbackServer } from './feed-server.ts';
import type { LoopbackServer } from './feed-server.ts';

export type SiteStory = {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly published?: string;
  readonly creator?: string;
};

export type NewsSite = LoopbackServer & {
  readonly feedUrl: string;
  stories: readonly SiteStory[];
  /** When set, every request is answered with this status. */
  status: number | null;
};

/** A valid 2×2 PNG. */
export const smallPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGNkYPj/n4GBgYGBiQEKABcEAQM2n6JZAAAAAElFTkSuQmCC',
  'base64',
);

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const feedOf = (origin: string, stories: readonly SiteStory[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay News</title><link>${origin}/</link><description>News from the quay</description><language>en</language>${stories
    .map(
      (story) =>
        `<item><guid isPermaLink="false">${story.id}</guid><title>${escapeXml(story.title)}</title><link>${origin}/story/${story.id}</link>${story.creator ? `<dc:creator>${story.creator}</dc:creator>` : ''}<pubDate>${story.published ?? 'Sun, 22 Nov 2026 08:00:00 GMT'}</pubDate><content:encoded><![CDATA[${story.html}]]></content:encoded></item>`,
    )
    .join('')}</channel></rss>`;

const words = 'The quay was busy before dawn and every boat had something to unload. ';
/** Enough text to count as a full story. */
export const longText = (lead: string): string => `<p>${lead}</p>${`<p>${words.repeat(4)}</p>`.repeat(4)}`;

export const startNewsSite = async (stories: readonly SiteStory[]): Promise<NewsSite> => {
  const state = { stories, status: null as number | null };
  const server = await startLoopbackServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    if (state.status !== null) return void response.writeHead(state.status).end();
    if (request.url === '/feed.xml') {
      const body = feedOf(origin, state.stories);
      const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      return void response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
    }
    if (request.url === '/picture.png')
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(smallPicture);
    if (request.url === '/') {
      const link = '<link rel="alternate" type="application/rss+xml" title="Quay News" href="/feed.xml">';
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<!doctype html><title>Quay News</title>${link}<h1>Quay News</h1>`);
    }
    return void response.writeHead(404).end();
  });
  return Object.defineProperties(
    { ...server, feedUrl: `${server.url}/feed.xml` },
    {
      stories: {
        get: () => state.stories,
        set: (value: readonly SiteStory[]) => {
          state.stories = value;
        },
      },
      status: {
        get: () => state.status,
        set: (value: number | null) => {
          state.status = value;
        },
      },
    },
  ) as NewsSite;
};
