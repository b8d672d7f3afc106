/** The sentence under the headline. Private to `articles/extract/`. */
import { limits } from '../../../../contract/limits.ts';
import { oneLine, oneLineOrNull } from '../text.ts';
import { textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

const shown =
  '[itemprop~="alternativeHeadline"], [class*="standfirst" i], [class~="dek" i], [class*="-dek" i], [class*="subtitle" i], [class*="subheadline" i]';

export const readStandfirst = ({ document, metas, article }: Sources): string | null => {
  const visible = oneLine(document.querySelector(shown)?.textContent);
  if (visible.length > 20 && visible.length <= limits.standfirstCharacters) return visible;
  return oneLineOrNull(
    (metas.first('og:description', 'description', 'twitter:description') ?? textOf(article?.['description']))?.slice(
      0,
      limits.standfirstCharacters,
    ),
  );
};
