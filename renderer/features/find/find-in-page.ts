/**
 * Words in the article's frame, marked by ranges that leave its nodes alone (CSS Custom Highlight API). Nothing runs inside the frame: its own
 * window only lends its `Highlight` and `CSS`.
 */
import { findAll, foldText } from './folded-text.ts';

type Highlights = { set: (name: string, highlight: unknown) => void; delete: (name: string) => void };
type FrameWindow = {
  readonly CSS: { readonly highlights: Highlights };
  readonly Highlight: new (...ranges: readonly Range[]) => unknown;
};

/** More marks than anybody follows. */
export const mostFound = 1_000;

const windowOf = (page: Document): FrameWindow | null => page.defaultView as unknown as FrameWindow | null;

const blocks = 'p,li,h1,h2,h3,h4,h5,h6,td,th,pre,blockquote,figcaption,dt,dd,div,body';

/** Every place where the words stand, in the order of the text, also over the borders of inline elements. */
export const rangesOf = (page: Document, words: string): readonly Range[] => {
  const nodes: { readonly node: Node; readonly start: number }[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const inside: Element | null = node.parentElement?.closest(blocks) ?? null;
    if (inside !== block) text += '\n\u0000\n';
    block = inside;
    nodes.push({ node, start: text.length });
    text += node.nodeValue ?? '';
  }
  /** The node that holds a place: the last that begins at or before it. */
  const placeOf = (at: number): { readonly node: Node; readonly offset: number } | null => {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((nodes[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const found = nodes[low];
    if (found === undefined) return null;
    return { node: found.node, offset: Math.min(at - found.start, found.node.nodeValue?.length ?? 0) };
  };
  return findAll(foldText(text), words, mostFound).flatMap(([start, end]) => {
    const [from, last] = [placeOf(start), placeOf(end - 1)];
    if (from === null || last === null) return [];
    const range = page.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(last.node, last.offset + 1);
    return [range];
  });
};

/** Marks all of them, and one apart. */
export const markRanges = (page: Document, ranges: readonly Range[], current: Range | undefined): void => {
  const frame = windowOf(page);
  if (frame === null) return;
  frame.CSS.highlights.set('found', new frame.Highlight(...ranges));
  frame.CSS.highlights.set('found-here', new frame.Highlight(...(current === undefined ? [] : [current])));
};

export const clearMarks = (page: Document): void => {
  for (const name of ['found', 'found-here']) windowOf(page)?.CSS.highlights.delete(name);
};
