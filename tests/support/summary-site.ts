/** A news site on loopback whose feed carries only summaries: the stories stand on their pages, with pictures. What it answers can be changed. */
import { startLoopbackServer } from './feed-server.ts';
import type { LoopbackServer } from './feed-server.ts';
import { smallPicture } from './news-site.ts';

export type SummaryStory = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The paragraphs of its page. */
  readonly paragraphs: readonly string[];
};

export type SummarySite = LoopbackServer & {
  readonly feedUrl: string;
  readonly pageOf: (id: string) => string;
  /** What a page answers instead of its story: markup, or a status. */
  readonly instead: Map<string, string | number>;
  /** What the address of a picture answers instead of the usual small one. */
  readonly pictures: Map<string, Uint8Array>;
  stories: readonly SummaryStory[];
};

const sentences = [
  'The harbour board met before the tide turned and read the report aloud from the first page to the last.',
  'Nobody in the room had expected the figures to be so plain, and for a while nobody spoke.',
  'Three captains had brought their own logs, wrapped in oilcloth, and laid them open on the table.',
  'What they showed was a channel that had moved by the length of a ferry in a single winter.',
  'The dredger can begin in April at the earliest, the engineer said, and it would need the whole summer.',
  'Until then the larger boats will wait outside for the flood, as their grandfathers did.',
  'The baker by the fish market has already changed his hours to suit the new timetable.',
  'Children on the quay have begun to chalk the predicted depth on the wall every morning.',
];

/** A story of about 250 words whose page begins with its summary. */
export const summaryStory = (id: string, title: string): SummaryStory => {
  const summary = `${title}: the board heard what the winter had done to the channel, and what it would cost.`;
  const paragraph = (from: number): string =>
    Array.from({ length: 4 }, (_, index) => sentences[(from + index) % sentences.length]).join(' ');
  return { id, title, summary, paragraphs: [summary, ...[0, 2, 4, 6, 1].map(paragraph)] };
};

const pageOf = (
  story: SummaryStory,
): string => `<!doctype html><html lang="en"><head><title>${story.title} – Quay News</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"${story.title}","author":{"name":"Ines Calder"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>${story.title}</h1>
<figure><img src="/pictures/${story.id}.png" alt="The channel" width="640" height="480"><figcaption>The channel at low water.</figcaption></figure>
${story.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article></main><footer>All rights kept.</footer></body></html>`;

const feedOf = (origin: string, stories: readonly SummaryStory[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Summary News</title><link>${origin}/</link><description>d</description>${stories
    .map(
      (story) =>
        `<item><guid isPermaLink="false">${story.id}</guid><title>${story.title}</title><link>${origin}/story/${story.id}</link><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate><description>${story.summary}</description></item>`,
    )
    .join('')}</channel></rss>`;

/** A picture of its own for each path: the same bytes would be one picture. */
const pictureOf = (path: string): Buffer => Buffer.concat([smallPicture, Buffer.from(path)]);

export const startSummarySite = async (stories: readonly SummaryStory[]): Promise<SummarySite> => {
  const state = { stories };
  const instead = new Map<string, string | number>();
  const pictures = new Map<string, Uint8Array>();
  const server = await startLoopbackServer((request, response) => {
    const path = request.url ?? '';
    const origin = `http://${request.headers.host}`;
    if (path === '/feed.xml')
      return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(origin, state.stories));
    if (path.startsWith('/pictures/'))
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(pictures.get(path) ?? pictureOf(path));
    const story = state.stories.find(({ id }) => path === `/story/${id}`);
    const other = story === undefined ? undefined : instead.get(story.id);
    if (typeof other === 'number') return void response.writeHead(other).end();
    if (story === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(other ?? pageOf(story));
  });
  return Object.defineProperties(
    {
      ...server,
      feedUrl: `${server.url}/feed.xml`,
      pageOf: (id: string) => `${server.url}/story/${id}`,
      instead,
      pictures,
    },
    {
      stories: {
        get: () => state.stories,
        set: (value: readonly SummaryStory[]) => {
          state.stories = value;
        },
      },
    },
  ) as SummarySite;
};
