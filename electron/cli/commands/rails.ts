/** `rails ID [--limit N]` */
import type { PrintedRail } from '../../contract/models.ts';
import { numberOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { paragraphs, plain, railText } from '../text.ts';

const printedText = ({ title, items }: PrintedRail): string =>
  [`From the saved page: ${plain(title)}`, ...items.map((item) => `  ${plain(item.title)}`)].join('\n');

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    await host.settled();
    const limit = numberOption(line, 'limit');
    const rails = await call('rails.get', {
      articleId: line.words[0] ?? '',
      ...(limit === undefined ? {} : { limit }),
    });
    await output.answer(rails, () =>
      paragraphs(
        railText('Latest news', rails.latest),
        railText('Must read', rails.mustRead),
        railText('You might also like', rails.related),
        railText('Recommended to you', rails.recommended),
        ...rails.printed.map(printedText),
      ),
    );
    return 0;
  });
