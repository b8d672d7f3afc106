/** `extract FILE… [--url URL]` */
import path from 'node:path';
import { Failure } from '../../contract/errors.ts';
import { pageWorker } from '../../host/root.ts';
import { tools } from '../../host/tools.ts';
import { textOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { eachFile } from '../each-file.ts';
import { readNamedFile } from '../files.ts';
import { isoTime, paragraphs, plain } from '../text.ts';

export const run: Run = async (line, output) => {
  const url = textOption(line, 'url') ?? null;
  const [openFileReader, firstArticle] = await Promise.all([tools.openFileReader(), tools.firstArticle()]);
  // A thread with a time limit, as the library's own: no file can stop the command.
  const reader = openFileReader(pageWorker);
  try {
    return await eachFile(line.words, output, async (file) => {
      const name = path.basename(file);
      const found = firstArticle(await reader.read(name, await readNamedFile(file), { url }));
      if (found === null) throw new Failure('file-kind-unknown', { name });
      const article = {
        title: found.title,
        standfirst: found.standfirst,
        agency: found.agency,
        byline: found.byline,
        dateline: found.dateline,
        sectionPath: found.sectionPath,
        published: isoTime(found.published),
        language: found.language,
        direction: found.direction,
        text: found.text,
        html: found.html,
        image: found.image,
        printedRails: found.printedRails,
      };
      return {
        value: { article },
        human: () =>
          paragraphs(
            `${file}: ${plain(article.sectionPath.join(' › '))}`,
            plain(article.title ?? '(no title)'),
            article.standfirst === null ? null : plain(article.standfirst),
            [article.agency, article.byline, article.dateline, article.published]
              .filter((part) => part !== null)
              .map(plain)
              .join(' · '),
            article.text.split('\n').map(plain).join('\n'),
            ...article.printedRails.map(({ title, items }) =>
              [plain(title), ...items.map((item) => `  ${plain(item.title)}`)].join('\n'),
            ),
          ),
      };
    });
  } finally {
    await reader.close();
  }
};
