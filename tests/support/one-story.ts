/** A small invented news world: feeds of several sources, some of which tell one story. */
import { startPages } from './feed-server.ts';
import type { LoopbackServer } from './feed-server.ts';

export type Told = { readonly title: string; readonly at: string; readonly text: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One feed as RSS; each story's id is its title. */
export const feedOf = (title: string, stories: readonly Told[]): string =>
  `<rss version="2.0"><channel><title>${title}</title><link>http://${title.toLowerCase()}.test/</link><description>d</description><language>en</language>${stories
    .map(
      (story) =>
        `<item><guid>${escaped(story.title)}</guid><title>${escaped(story.title)}</title><pubDate>${new Date(story.at).toUTCString()}</pubDate><description>${escaped(story.text)}</description></item>`,
    )
    .join('')}</channel></rss>`;

const wire =
  'Ferries stopped at Port Aldane on Saturday morning when crews of the Aldane Line walked off four vessels. The crews want the pension that was promised before the harbour merger. Passengers waited on the eastern quay with their luggage. The Aldane Line said that talks were possible at any time.';

/** The ferry strike: told first by Quay, printed word for word by Gazette, told anew by Lantern and the next day by Meridian. */
export const ferryStrike: Readonly<Record<string, readonly Told[]>> = {
  Quay: [
    { title: 'Ferry crews walk off at Port Aldane', at: '2026-11-21T08:00:00Z', text: wire },
    {
      title: 'Mushroom season opens early in the hills',
      at: '2026-11-21T07:00:00Z',
      text: 'Foragers found chanterelles under the beeches two weeks before the usual date. A botanist at the hill station put it down to the mild rain.',
    },
  ],
  Gazette: [{ title: 'Ferry crews walk off at Port Aldane', at: '2026-11-21T09:00:00Z', text: wire }],
  Lantern: [
    {
      title: 'Port Aldane ferries stand still as crews strike over pension',
      at: '2026-11-21T10:00:00Z',
      text: 'Crews of the Aldane Line walked off four vessels at Port Aldane on Saturday over the pension promised before the harbour merger. Mediator Ruth Okello was asked to come from the capital. Some 3,200 passengers were stranded on the eastern quay, the harbour office counted.',
    },
  ],
  Meridian: [
    {
      title: 'Aldane Line and ferry crews meet over pension',
      at: '2026-11-22T08:30:00Z',
      text: 'Managers of the Aldane Line and the striking ferry crews of Port Aldane met for the first time on Sunday over the promised pension. Ruth Okello opened the meeting in the old customs house. Two of the four vessels sailed again at noon with volunteer crews.',
    },
    {
      title: 'Tunnel under the Varn pass is broken through',
      at: '2026-11-22T07:00:00Z',
      text: 'Miners from both sides shook hands under the Varn pass after six years of drilling. Trains will save an hour between the valleys from next winter on.',
    },
  ],
};

/** Serves each feed at `/<name>.xml`. */
export const startFeeds = async (feeds: Readonly<Record<string, readonly Told[]>>): Promise<LoopbackServer> => {
  const pages = Object.entries(feeds).map(
    ([name, stories]) =>
      [`/${name}.xml`, { body: feedOf(name, stories), headers: { 'content-type': 'application/rss+xml' } }] as const,
  );
  return startPages(Object.fromEntries(pages));
};
