/** `node tests/e2e/take-doctor-picture.ts` (after a build): README's picture of the doctor, every fault of the feed server in it. */
import { fileURLToPath } from 'node:url';
import { feedServerPath, startFeedServer } from '../support/feed-server.ts';
import { launchWeb, missingForHosts } from '../support/hosts.ts';
import { longText, startNewsSite } from '../support/news-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { faults, fillWithFailing } from './failing-paper.ts';

const picture = fileURLToPath(new URL('../../resources/screenshots/doctor.png', import.meta.url));
const width = 1180;
/** So that the picture ends below the last row. */
const below = 24;

const missing = missingForHosts() ?? (feedServerPath === null ? 'the feed server is not beside the project' : null);
if (missing !== null) throw new Error(missing);

await using folder = await temporaryFolder();
await using server = await startFeedServer({ feeds: 40, items: 5, size: 4_000, drip: 1 });
await using site = await startNewsSite([{ id: '1', title: 'The quay reopened', html: longText('The quay reopened') }]);
await fillWithFailing(folder.path, server, site);
const { page, origin, close } = await launchWeb({ library: folder.path });
try {
  await page.setViewportSize({ width, height: 3_200 });
  await page.goto(`${origin}/#/sources/doctor`);
  await page.getByRole('button', { name: 'All feeds' }).click();
  const rows = page.getByRole('region', { name: 'Feeds' }).getByRole('listitem');
  for (const fault of faults)
    await rows
      .filter({ hasText: new RegExp(`Feed ${fault}(?!\\d)`) })
      .first()
      .waitFor();
  await page.evaluate(() => document.fonts.ready);
  const last = await rows.last().boundingBox();
  const height = Math.ceil((last?.y ?? 0) + (last?.height ?? 0)) + below;
  await page.screenshot({ path: picture, clip: { x: 0, y: 0, width, height } });
  process.stdout.write(`${picture}: ${await rows.count()} feeds\n`);
} finally {
  await close();
}
