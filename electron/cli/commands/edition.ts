/** `edition [ID] [--list] [--new]` */
import type { Edition, EditionLine, EditionStory } from '../../contract/edition.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { headlineLine, paragraphs, plain, shortTime } from '../text.ts';

const storyLine = ({ headline, id, title, sourceTitle }: EditionStory): string =>
  headline === null ? `  removed  ${id}  ${plain(title)}  (${plain(sourceTitle)})` : `  ${headlineLine(headline)}`;

const part = (title: string, stories: readonly (EditionStory | null)[]): string => {
  const lines = stories.flatMap((story) => (story === null ? [] : [storyLine(story)]));
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
};

const nameOf = (edition: Pick<Edition, 'name' | 'made'>): string =>
  `${shortTime(edition.made)} · ${edition.name === 'extra' ? 'laid out by hand' : `${edition.name} edition`}`;

const pageText = (edition: Edition): string =>
  paragraphs(
    `${nameOf(edition)} · ${edition.newStories} new stories · ${edition.sources} sources${
      edition.since > 0 ? ` · ${edition.since} came since` : ''
    }`,
    part('Front page', [edition.lead, ...edition.seconds, ...edition.under]),
    part('Must read', edition.mustRead),
    ...edition.blocks.map((block) => part(plain(block.title) || 'More', [block.first, ...block.rest])),
  );

const lineText = (line: EditionLine): string => `${line.id}  ${nameOf(line)}  ${plain(line.lead ?? '')}`;

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    await host.settled();
    if (line.options['list'] === true) {
      for (const each of await call('edition.list', undefined)) await output.answer(each, () => lineText(each));
      return 0;
    }
    const [id] = line.words;
    const edition =
      line.options['new'] === true
        ? await call('edition.renew', undefined)
        : await call('edition.get', id === undefined ? {} : { id });
    await output.answer(edition, () => pageText(edition));
    return 0;
  });
