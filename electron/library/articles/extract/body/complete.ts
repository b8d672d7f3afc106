/** Puts back what the extractor left out because it stands in another container: paragraphs of the story, the lead picture. Private to `articles/extract/`. */
import { bareText, oneLine } from '../text.ts';
import type { Block } from './blocks.ts';
import { blocksOf } from './blocks.ts';
import { nameWords } from './names.ts';

const place = (element: Element | null): string =>
  element === null ? '' : `${element.tagName}.${element.getAttribute('class') ?? ''}`;

/** Paragraphs of one story are built alike: the same element and class in the same kind of container. */
const likeness = ({ element }: Block): string => `${place(element.parentElement)}>${place(element)}`;

/** `container` is noted at once: an extractor moves elements about. */
type Paragraph = {
  readonly element: Element;
  readonly container: Element | null;
  readonly likeness: string;
  readonly key: string;
};

/** `before` is the number of paragraphs ahead of it; `containers` are the two around it; `isCard`: part of what leads to another story. */
type Figure = {
  readonly element: Element;
  readonly containers: readonly Element[];
  readonly before: number;
  readonly isCard: boolean;
  readonly likeness: string;
};

/** The page's prose and its lead picture's candidates, each in document order. */
export type PageParts = {
  readonly paragraphs: readonly Paragraph[];
  /** Figures with a picture after the headline. */
  readonly figures: readonly Figure[];
};

/** Part of a card that leads to another story. */
const isCard = (figure: Element): boolean =>
  figure.closest('a') !== null || oneLine(figure.querySelector('a')?.textContent).length > 40;

/** Taken down before an extractor takes the document apart. */
export const partsOf = (root: Element): PageParts => {
  const paragraphs = blocksOf(root)
    .filter((block) => block.prose)
    .map((block) => ({
      element: block.element,
      container: block.element.parentElement,
      likeness: likeness(block),
      key: bareText(block.text),
    }));
  const places = new Map(paragraphs.map(({ element }, at) => [element, at]));
  const figures: Figure[] = [];
  let before = 0;
  let headline = root.querySelector('h1') === null;
  for (const element of root.querySelectorAll('*')) {
    headline ||= element.tagName === 'H1';
    before = (places.get(element) ?? before - 1) + 1;
    const figure = headline ? figureOf(element) : null;
    if (figure === null) continue;
    const around = [figure.parentElement, figure.parentElement?.parentElement];
    figures.push({
      element: figure,
      containers: around.flatMap((container) => container ?? []),
      before,
      isCard: isCard(figure),
      likeness: `${place(figure.parentElement?.parentElement ?? null)}>${place(figure.parentElement)}>${place(figure)}`,
    });
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

/** Addresses of its pictures, however they are written: a lazy picture's stands in another attribute. */
const addressesIn = (figure: Element): readonly string[] =>
  [...figure.querySelectorAll('img')].flatMap((picture) =>
    [...picture.attributes].flatMap(({ name, value }) =>
      /src|original/i.test(name) && value.length > 8 ? [value] : [],
    ),
  );

/** Puts figures back that an extractor took out from between two paragraphs of the story. */
const restoreFigures = (body: Element, parts: PageParts, inside: readonly (Element | undefined)[]): void => {
  const ofStory = new Set(parts.paragraphs.flatMap(({ container }, at) => (inside[at] ? (container ?? []) : [])));
  const known = new Set(addressesIn(body));
  for (const { element, before, containers, isCard: card } of parts.figures) {
    const place = inside[before];
    if (card || place === undefined || inside[before - 1] === undefined || !body.contains(place)) continue;
    const isNew = addressesIn(element).every((address) => !known.has(address));
    if (isNew && containers.some((container) => ofStory.has(container))) place.before(element.cloneNode(true));
  }
};

const mostLeadFigures = 4;

/** The lead picture, or the few that stand together there, often stands between headline and text, outside the text's container. */
const addLeadFigures = (body: Element, { figures }: PageParts, firstParagraph: number): void => {
  const first = blocksOf(body).find((block) => block.prose)?.element;
  const order = [...body.querySelectorAll('*')];
  const picture = body.querySelector(pictures);
  if (first === undefined || (picture !== null && order.indexOf(picture) < order.indexOf(first))) return;
  const lead = figures.findLast(({ before }) => before <= firstParagraph);
  if (lead === undefined || lead.element.querySelectorAll('img').length > 2) return;
  const captions = new Set([...body.querySelectorAll('figure')].map((figure) => bareText(figure.textContent ?? '')));
  const caption = bareText(lead.element.textContent ?? '');
  if (caption !== '' && captions.has(caption)) return;
  const together = figures.filter(({ before, likeness: alike }) => before === lead.before && alike === lead.likeness);
  const added = together.length > mostLeadFigures ? [lead] : together;
  body.prepend(...added.map(({ element }) => element.cloneNode(true)));
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
  restoreFigures(body, parts, inside);
  addLeadFigures(
    body,
    parts,
    inside.findIndex((element) => element !== undefined),
  );
};
