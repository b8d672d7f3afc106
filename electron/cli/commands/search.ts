/** `search QUERY [--limit N]` */
import type { SearchHit, SearchPage } from '../../contract/searches.ts';
import { numberOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { headlineLine, plain } from '../text.ts';

const defaultLimit = 20;
const pageSize = 100;

const hitText = ({ headline, snippet }: SearchHit): string =>
  snippet.text === '' ? headlineLine(headline) : `${headlineLine(headline)}\n        ${plain(snippet.text)}`;

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    await host.settled();
    const query = line.words.join(' ');
    let left = numberOption(line, 'limit') ?? defaultLimit;
    let offset: number | null = 0;
    while (left > 0 && offset !== null) {
      const page: SearchPage = await call('search.query', { query, offset, limit: Math.min(left, pageSize) });
      for (const hit of page.hits) await output.answer(hit, () => hitText(hit));
      left -= page.hits.length;
      offset = page.hits.length === 0 ? null : page.next;
    }
    return 0;
  });
