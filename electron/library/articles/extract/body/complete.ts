/** Puts back paragraphs of the story that the extractor left out because they stand in another container. Private to `articles/extract/`. */
import { bareText } from '../text.ts';
import type { Block } from './blocks.ts';
import { blocksOf } from './blocks.ts';

const place = (element: Element | null): string =>
  element === null ? '' : `${element.tagName}.${element.getAttribute('class') ?? ''}`;

/** Paragraphs of one story are built alike: the same element and class in the same kind of container. */
const likeness = ({ element }: Block): string => `${place(element.parentElement)}>${place(element)}`;

export type Paragraphs = readonly { readonly element: Element; readonly likeness: string; readonly key: string }[];

/** The page's prose before an extractor takes the document apart. */
export const paragraphsOf = (root: Element): Paragraphs =>
  blocksOf(root)
    .filter((block) => block.prose)
    .map((block) => ({ element: block.element, likeness: likeness(block), key: bareText(block.text) }));

const leastAlike = 2;

/**
 * Adds to `body`, in their order, paragraphs of the page that are built like those it holds and stand before its first or between its
 * paragraphs. What comes after the last stays out: other stories of an endless page are built alike, too.
 */
export const completeBody = (body: Element, page: Paragraphs): void => {
  const held = new Map(blocksOf(body).map((block) => [bareText(block.text), block.element]));
  const inside = page.map((paragraph) => held.get(paragraph.key));
  const last = inside.findLastIndex((element) => element !== undefined);
  const alike = new Map<string, number>();
  page.forEach((paragraph, at) => {
    if (inside[at] !== undefined) alike.set(paragraph.likeness, (alike.get(paragraph.likeness) ?? 0) + 1);
  });
  let next: Element | undefined;
  for (let at = last; at >= 0; at -= 1) {
    const paragraph = page[at];
    if (paragraph === undefined) continue;
    const own = inside[at];
    if (own === undefined && next !== undefined && (alike.get(paragraph.likeness) ?? 0) >= leastAlike) {
      const copy = paragraph.element.cloneNode(true) as Element;
      next.before(copy);
      next = copy;
      held.set(paragraph.key, copy);
    } else if (own !== undefined) {
      next = own;
    }
  }
};
