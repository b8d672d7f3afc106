/** `discover FILE --url URL` */
import { tools } from '../../host/tools.ts';
import { textOption, UsageError } from '../arguments.ts';
import type { Run } from '../command.ts';
import { readNamedFile } from '../files.ts';
import { plain } from '../text.ts';

export const run: Run = async (line, output) => {
  const url = textOption(line, 'url');
  if (url === undefined || !URL.canParse(url)) throw new UsageError('--url says where the page came from');
  const bytes = await readNamedFile(line.words[0] ?? '');
  const [decodeBytes, findFeedsInPage] = await Promise.all([tools.decodeBytes(), tools.findFeedsInPage()]);
  const feeds = findFeedsInPage(decodeBytes(bytes, { kind: 'html' }).text, url).map((feed) => ({
    url: feed.url,
    title: feed.title,
    type: feed.type,
  }));
  await output.answer({ feeds }, () => feeds.map((feed) => `${feed.url}  ${plain(feed.title ?? '')}`).join('\n'));
  return 0;
};
