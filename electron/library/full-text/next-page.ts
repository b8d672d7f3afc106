/** Where a story that is spread over several pages goes on. Private to `full-text/`. */
import { decodeHTMLAttribute } from 'entities';

const tag = /<(?:a|link)\b[^<>]{0,2000}>/gi;
const relNext = /\brel\s{0,5}=\s{0,5}["']?[^"'<>]{0,100}\bnext\b/i;
const href = /\bhref\s{0,5}=\s{0,5}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))/i;

const pageParameters = ['page', 'p', 'pg', 'paged', 'seite', 'pagina', 'start'];
/** A page number at the end of a path: `/2`, `/page/2`, `-2.html`, `,2.html`, `_2`. */
const pathNumber = /(?:\/page)?[/,_-](\d{1,2})(\.[a-z]{3,5})?\/?$/i;

type Numbered = { readonly story: string; readonly number: number };

/** An address as the story it belongs to and the number of its page; a first page has none and is 1. */
const numbered = (url: URL): readonly Numbered[] => {
  const parameters = new URLSearchParams(url.search);
  let number = 1;
  for (const name of pageParameters) {
    const value = parameters.get(name);
    if (value === null || !/^\d{1,2}$/.test(value)) continue;
    number = Number(value);
    parameters.delete(name);
  }
  const search = parameters.size === 0 ? '' : `?${parameters.toString()}`;
  const path = url.pathname.replace(/\/$/, '');
  const bare = { story: `${url.host}${path}${search}`, number };
  const inPath = pathNumber.exec(path);
  if (inPath === null) return [bare];
  const story = `${url.host}${path.slice(0, inPath.index)}${inPath[2] ?? ''}${search}`;
  return [bare, { story, number: Number(inPath[1]) }];
};

const follows = (here: URL, there: URL): boolean =>
  numbered(here).some((from) => numbered(there).some((to) => to.story === from.story && to.number === from.number + 1));

/**
 * The address of the following page of the same story: a link of the page marked `rel=next` whose address differs from the page's own by
 * nothing but a page number that is one higher. `null` where there is none: a "next" that leads to another story is none.
 */
export const nextPage = (html: string, url: string): string | null => {
  if (!URL.canParse(url)) return null;
  for (const [element] of html.matchAll(tag)) {
    if (!relNext.test(element)) continue;
    const [, double, single, bare] = href.exec(element) ?? [];
    const address = double ?? single ?? bare;
    const there = address === undefined ? null : URL.parse(decodeHTMLAttribute(address), url);
    if (there !== null && /^https?:$/.test(there.protocol) && follows(new URL(url), there)) return there.href;
  }
  return null;
};
