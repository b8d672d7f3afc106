/** `edition` */
import type { Edition, RailItem } from '../../contract/models.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { paragraphs, plain, railText, shortTime } from '../text.ts';

const there = (item: RailItem | null): readonly RailItem[] => (item === null ? [] : [item]);

const pageText = (edition: Edition): string =>
  paragraphs(
    `${shortTime(edition.made)} · ${edition.newStories} new stories · ${edition.sources} sources`,
    railText('Front page', [...there(edition.lead), ...edition.seconds]),
    railText('Must read', edition.mustRead),
    ...edition.blocks.map((block) =>
      railText(`${plain(block.title)} (${block.unread} unread)`, [...there(block.first), ...block.rest]),
    ),
  );

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    await host.settled();
    const edition = await call('edition.get', undefined);
    await output.answer(edition, () => pageText(edition));
    return 0;
  });
