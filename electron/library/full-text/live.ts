/** Live pages: a story that goes on being written, the newest entry first; older entries leave the page and stay in the library. Private to `full-text/`. */
import { DomUtils, parseDocument } from 'htmlparser2';
import { bareText } from '../articles/extract/text.ts';

const declared = /"@type"\s{0,20}:\s{0,20}(?:\[[^\]]{0,200})?"LiveBlogPosting"|schema\.org\/LiveBlogPosting/i;
const address =
  /[/-](?:live(?:blog|ticker|stream)?|live-(?:updates?|news|blog|coverage)|newsticker|minute-by-minute|en-direct|en-vivo|in-diretta)(?:[/.-]|$)/i;

/** Whether the page says that it is a live page, by its schema.org type or in its address. */
export const isLive = (html: string, url: string): boolean =>
  declared.test(html) || address.test(URL.parse(url)?.pathname ?? '');

const entryNames = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl figure blockquote pre table'.split(' '));

type Node = ReturnType<typeof parseDocument>['children'][number];

/** The outermost blocks of sanitised markup, in their order. */
const blocksOf = (nodes: readonly Node[], found: Node[] = []): readonly Node[] => {
  for (const node of nodes) {
    if (!('attribs' in node)) continue;
    if (entryNames.has(node.name)) found.push(node);
    else blocksOf(node.children, found);
  }
  return found;
};

const keyOf = (node: Node): string => {
  const text = bareText(DomUtils.textContent(node));
  return text === '' ? DomUtils.getOuterHTML(node) : text;
};

/** The new markup, and below it what the earlier one says and the new one does not. Both are the library's own; sanitised again after this. */
export const withEarlier = (fresh: string, earlier: string): string => {
  const known = new Set(blocksOf(parseDocument(fresh).children).map(keyOf));
  const kept = blocksOf(parseDocument(earlier).children).filter((node) => !known.has(keyOf(node)));
  return kept.length === 0 ? fresh : `${fresh}\n${kept.map((node) => DomUtils.getOuterHTML(node)).join('\n')}`;
};
