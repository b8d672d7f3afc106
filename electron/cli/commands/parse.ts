/** `parse FILE… [--url BASE] [--content-type T]` */
import { tools } from '../../host/tools.ts';
import { parseWorker } from '../../host/root.ts';
import { limits } from '../../contract/limits.ts';
import { textOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { eachFile } from '../each-file.ts';
import { readNamedFile } from '../files.ts';
import { plain } from '../text.ts';

export const run: Run = async (line, output) => {
  const context = { url: textOption(line, 'url') ?? null, contentType: textOption(line, 'content-type') ?? null };
  const [openFeedParser, feedAsJson] = await Promise.all([tools.openFeedParser(), tools.feedAsJson()]);
  // A thread with a time limit: no document can stop the command.
  const parser = openFeedParser(parseWorker === undefined ? {} : { program: parseWorker });
  try {
    return await eachFile(line.words, output, async (file) => {
      const feed = feedAsJson(await parser.parse(await readNamedFile(file, limits.feedBytes), context));
      return {
        value: { feed },
        human: () =>
          [
            `${file}: ${plain(feed.title ?? '(no title)')} (${feed.format}, ${feed.entries.length} entries)`,
            ...feed.entries.map((entry) => `  ${entry.published ?? entry.updated ?? ''}  ${plain(entry.title ?? '')}`),
          ].join('\n'),
      };
    });
  } finally {
    await parser.close();
  }
};
