/** Who wrote a story. Private to `articles/extract/`. */
import { oneLineOrNull } from '../text.ts';
import { listOf, textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

export const readByline = ({ document, metas, article }: Sources): string | null => {
  const names = listOf(article?.['author']).flatMap((author) => textOf(author) ?? []);
  if (names.length > 0) return names.join(', ');
  return (
    metas.first('author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author') ??
    oneLineOrNull(document.querySelector('[rel~="author"], [itemprop~="author"], .byline')?.textContent)
  );
};
