/** `coverage ID` */
import type { Coverage, StoryVersion } from '../../contract/coverage.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { headlineLine, paragraphs, plain, railText } from '../text.ts';

const versionText = ({ headline, copies, adds }: StoryVersion): string =>
  [
    headlineLine(headline),
    ...adds.map(({ text }) => `    + ${plain(text)}`),
    ...copies.map((copy) => `    = ${plain(copy.sourceTitle)} ${copy.id}`),
  ].join('\n');

const storyText = (story: Coverage): string =>
  paragraphs(
    `${story.articles} articles, ${story.sources} sources`,
    ...story.parts.map((part) => part.versions.map(versionText).join('\n')),
    railText(
      'Near it',
      story.near.map((headline) => ({ headline, reason: null })),
    ),
  );

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    await host.settled();
    const story = await call('clusters.get', { articleId: line.words[0] ?? '' });
    await output.answer(story, () => storyText(story));
    return 0;
  });
