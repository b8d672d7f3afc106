/** Who wrote a story. Private to `articles/extract/`. */
import { oneLine } from '../text.ts';
import { listOf, textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

const shown = '[itemprop~="author"] [itemprop~="name"], [rel~="author"], [itemprop~="author"], .byline, .author-name';
const lead = /^(?:(?:written |story )?by|von|par|por|di|door|av|af)\s+(?=\p{Lu})/iu;
const mostCharacters = 120;

/** A name as it may be printed; pages also put addresses and whole paragraphs where the name belongs. */
const nameOf = (text: string | null | undefined): string | null => {
  const name = oneLine(text).replace(lead, '');
  return name === '' || name.length > mostCharacters || /^https?:|^@|^\/\//i.test(name) ? null : name;
};

/** Names as the page states them, several apart by commas, without "By". */
export const readByline = ({ document, metas, article }: Sources): string | null => {
  const names = listOf(article?.['author']).flatMap((author) => nameOf(textOf(author)) ?? []);
  if (names.length > 0) return [...new Set(names)].join(', ');
  for (const name of ['author', 'byl', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author']) {
    const stated = nameOf(metas.first(name));
    if (stated !== null) return stated;
  }
  return nameOf(document.querySelector(shown)?.textContent);
};
