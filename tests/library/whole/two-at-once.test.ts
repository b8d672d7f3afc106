import { describe, expect, it } from 'vitest';
import type { Library } from '../../../electron/library/library.ts';
import { startLoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import { smallPicture } from '../../support/news-site.ts';
import { summaryStory } from '../../support/summary-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const story = summaryStory('0', 'Channel moves');
const page = `<!doctype html><title>Channel moves</title><article><h1>Channel moves</h1>${story.paragraphs.map((text) => `<p>${text}</p>`).join('')}<figure><img src="/quay.png" alt="The quay" width="640" height="480"></figure></article>`;

/** A feed with a summary and a picture; its page, and its picture the first time, are answered when the test says so. */
const startSlowSite = async () => {
  let pictures = 0;
  const held = { page: Promise.withResolvers<void>(), picture: Promise.withResolvers<void>() };
  const server = await startLoopbackServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    if (request.url === '/feed.xml')
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<rss version="2.0"><channel><title>Quay</title><item><guid isPermaLink="false">0</guid><title>${story.title}</title><link>${origin}/story</link><description><![CDATA[<p>${story.summary}</p><img src="${origin}/quay.png" width="640" height="480">]]></description></item></channel></rss>`,
        );
    else if (request.url === '/story')
      void held.page.promise.then(() => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
    else if (++pictures > 1) response.writeHead(200, { 'content-type': 'image/png' }).end(smallPicture);
    else
      void held.picture.promise.then(() => response.writeHead(200, { 'content-type': 'image/png' }).end(smallPicture));
  });
  return Object.assign(server, { held });
};

const patient = { timeout: 20_000 };
const idle = (library: Library): Promise<void> =>
  expect.poll(() => library.handlers['jobs.list'](), patient).toEqual([]);

const onlyStory = async ({ handlers }: Library) => {
  const [headline] = (await handlers['articles.list']({ kind: 'all' })).headlines;
  return (await handlers['articles.get']({ id: headline?.id ?? '' })).article;
};

describe('two jobs at one story at once', () => {
  it('a picture that comes after the page leaves the text of the page', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSlowSite();
    site.held.page.resolve();
    await using opened = await openTestLibrary(folder.path);
    const { library } = opened;
    await library.handlers['feeds.subscribe']({ url: `${site.url}/feed.xml` });
    await expect.poll(() => site.requests.some(({ path }) => path === '/quay.png'), patient).toBe(true);
    const { id } = await onlyStory(library);
    expect(await library.handlers['articles.complete']({ ids: [id] })).toMatchObject({ fetched: 1 });
    site.held.picture.resolve();
    await idle(library);
    const { html, completeness, pictures } = await onlyStory(library);
    expect(html).toContain('wrapped in oilcloth');
    expect(html).toContain(`broadsheet-picture:${pictures[0]?.id}`);
    expect(completeness).toBe('complete');
  });

  it('a page that fails after the picture came leaves the picture', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSlowSite();
    await using opened = await openTestLibrary(folder.path);
    const { library } = opened;
    await library.handlers['feeds.subscribe']({ url: `${site.url}/feed.xml` });
    const { id } = await onlyStory(library);
    const completing = library.handlers['articles.complete']({ ids: [id] });
    await expect.poll(() => site.requests.some(({ path }) => path === '/story'), patient).toBe(true);
    site.held.picture.resolve();
    await expect.poll(async () => (await onlyStory(library)).pictures[0]?.id, patient).not.toBeNull();
    await site.close();
    await completing;
    await idle(library);
    const { html, pictures, pictureId, fullTextState } = await onlyStory(library);
    expect(fullTextState).toBe('failed');
    expect(pictures[0]?.id).toBe(pictureId);
    expect(html).toContain(`broadsheet-picture:${pictureId}`);
  });
});
