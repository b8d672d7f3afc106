/** Puts back what the extractor left out because it stands in another container: paragraphs of the story, the lead picture. Private to `articles/extract/`. */
import { bareText } from '../text.ts';
import type { Block } from './blocks.ts';
import { blocksOf } from './blocks.ts';
import { nameWords } from './names.ts';

const place = (element: Element | null): string =>
  element === null ? '' : `${element.tagName}.${element.getAttribute('class') ?? ''}`;

/** Paragraphs of one story are built alike: the same element and class in the same kind of container. */
const likeness = ({ element }: Block): string => `${place(element.parentElement)}>${place(element)}`;

type Paragraph = { readonly element: Element; readonly likeness: string; readonly key: string };

/** The page's prose and its lead picture's candidates, each in document order. */
export type PageParts = {
  readonly paragraphs: readonly Paragraph[];
  /** Figures with a picture after the headline; `before` is the number of paragraphs ahead of it. */
  readonly figures: readonly { readonly element: Element; readonly before: number }[];
};

/** Taken down before an extractor takes the document apart. */
export const partsOf = (root: Element): PageParts => {
  const paragraphs = blocksOf(root)
    .filter((block) => block.prose)
    .map((block) => ({ element: block.element, likeness: likeness(block), key: bareText(block.text) }));
  const places = new Map(paragraphs.map(({ element }, at) => [element, at]));
  const figures: { element: Element; before: number }[] = [];
  let before = 0;
  let headline = root.querySelector('h1') === null;
  for (const element of root.querySelectorAll('*')) {
    headline ||= element.tagName === 'H1';
    before = (places.get(element) ?? before - 1) + 1;
    const figure = headline ? figureOf(element) : null;
    if (figure !== null) figures.push({ element: figure, before });
  }
  return { paragraphs, figures };
};

const pictures = 'img, video, iframe';
const captionName = / (?:caption|captions|wp caption text|image caption|photo caption) /;
const captionCharacters = 400;

/** The picture with its caption that this element is, or whose caption it is. */
const figureOf = (element: Element): Element | null => {
  if (element.tagName === 'FIGURE') return element.querySelector('img') === null ? null : element;
  if (!captionName.test(nameWords(element)) || element.closest('figure') !== null) return null;
  const parent = element.querySelector('img') === null ? element.parentElement : element;
  const fits =
    parent !== null && parent.querySelector('img') !== null && (parent.textContent?.length ?? 0) <= captionCharacters;
  return fits ? parent : null;
};

/** The lead picture often stands between headline and text, outside the text's container. */
const addLeadFigure = (body: Element, { figures }: PageParts, firstParagraph: number): void => {
  const first = blocksOf(body).find((block) => block.prose)?.element;
  const order = [...body.querySelectorAll('*')];
  const picture = body.querySelector(pictures);
  if (first === undefined || (picture !== null && order.indexOf(picture) < order.indexOf(first))) return;
  const lead = figures.findLast(({ before }) => before <= firstParagraph);
  if (lead === undefined || lead.element.querySelectorAll('img').length > 2) return;
  body.prepend(lead.element.cloneNode(true));
};

const leastAlike = 2;

/**
 * Adds to `body`, in their order, paragraphs of the page that are built like those it holds and stand before its first or between its
 * paragraphs. What comes after the last stays out: other stories of an endless page are built alike, too.
 */
export const completeBody = (body: Element, parts: PageParts): void => {
  const page = parts.paragraphs;
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
  addLeadFigure(
    body,
    parts,
    inside.findIndex((element) => element !== undefined),
  );
};
