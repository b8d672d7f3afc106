/** A paper whose feeds fail in every way the feed server knows, each with the stories it had before. */
import { systemClock } from '../../electron/host/clock.ts';
import type { FeedServer } from '../support/feed-server.ts';
import { openTestLibrary } from '../support/library.ts';
import type { NewsSite } from '../support/news-site.ts';

export const faults = [
  '404',
  '410',
  '401',
  '429',
  '500',
  '503',
  '301',
  '302',
  'loop',
  'timeout',
  'reset',
  'slow',
  'truncated',
  'cut',
  'empty',
  'html',
  'badgzip',
  'endless',
] as const;

/** Fills the library in `folder` and asks every feed once; the feed of `site` is not where it was. */
export const fillWithFailing = async (folder: string, server: FeedServer, site: NewsSite): Promise<void> => {
  await using opened = await openTestLibrary(folder, { clock: { ...systemClock, advance: () => undefined } });
  const { handlers } = opened.library;
  await handlers['welcome.finish']({ removeSamples: true });
  for (const [index, fault] of faults.entries()) {
    const { id } = await handlers['feeds.subscribe']({ url: `${server.url}/ok/${index}.xml`, title: `Feed ${fault}` });
    await handlers['sources.update']({ id, address: `${server.url}/fault/${fault}/${index}.xml` });
  }
  const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl });
  await handlers['sources.update']({ id, address: `${site.url}/old-feed.xml` });
  await handlers['settings.update']({ refreshAtStart: false });
  await handlers['feeds.refresh']({});
};
