/** Whether something that belongs to a story may be fetched from a private network. Private to the library. */
import type { Core } from '../core.ts';
import type { ArticleRow } from '../store/model.ts';
import { createPlacing } from './view.ts';

/** Only from the very host whose address the reader typed: that of the feed, or of a page saved by hand. */
export const mayAskPrivate = (
  core: Pick<Core, 'store'>,
  sourceId: string,
  row: Pick<ArticleRow, 'origin' | 'link'>,
  link: string,
): boolean => {
  const source = createPlacing(core).source(sourceId);
  const typed = row.origin === 'page' ? row.link : source?.typed === true ? source.address : null;
  return (
    typed !== null && URL.canParse(link) && URL.canParse(typed) && new URL(link).hostname === new URL(typed).hostname
  );
};
