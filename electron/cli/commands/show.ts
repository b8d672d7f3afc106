/** `show ID` */
import type { ArticleView } from '../../contract/models.ts';
import type { Run } from '../command.ts';
import { tools } from '../../host/tools.ts';
import { withLibrary } from '../library.ts';
import { paragraphs, plain, shortTime } from '../text.ts';

const storyText = async ({ article, source, sectionTitles }: ArticleView): Promise<string> => {
  const plainText = await tools.plainText();
  const line = (...parts: readonly (string | null)[]): string =>
    parts
      .filter((part) => part !== null && part !== '')
      .map((part) => plain(part ?? ''))
      .join(' · ');
  return paragraphs(
    line(sectionTitles.join(' › '), source.title),
    plain(article.title),
    article.standfirst === null ? null : plain(article.standfirst),
    line(article.agency, article.byline, article.dateline, shortTime(article.published ?? article.arrived)),
    plainText(article.html).split('\n').map(plain).join('\n'),
    article.link,
  );
};

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const view = await call('articles.get', { id: line.words[0] ?? '' });
    const text = output.json ? '' : await storyText(view);
    await output.answer(view, () => text);
    return 0;
  });
