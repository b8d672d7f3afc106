/** The lines of a body: every element that holds text and no other block. Private to `articles/extract/`. */
import { oneLine } from '../text.ts';

export type Block = {
  readonly element: Element;
  readonly text: string;
  /** Share of the text that is inside links, 0 to 1. */
  readonly linked: number;
  /** A paragraph or list item that reads like prose, not like a label. */
  readonly prose: boolean;
};

const blockNames =
  'P, H1, H2, H3, H4, H5, H6, LI, DT, DD, BLOCKQUOTE, PRE, TD, TH, FIGCAPTION, DIV, SECTION, ARTICLE, HEADER, FOOTER, MAIN, ASIDE, UL, OL, DL, TABLE, TBODY, TR, FIGURE, ADDRESS, HGROUP, CENTER, DETAILS, SUMMARY';
const blockSet = new Set(blockNames.split(', '));

export const sentenceEnd = /[.!?。！？؟۔…।][\s"'”’»)\]）」』\p{Extended_Pictographic}\ufe0f]{0,9}$/u;
/** Scripts without spaces say more in fewer characters. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export const isProse = (text: string, linked: number): boolean => {
  const scale = dense.test(text) ? 0.4 : 1;
  if (linked > 0.6) return false;
  return text.length >= 120 * scale || (text.length >= 45 * scale && sentenceEnd.test(text));
};

const linkedShare = (element: Element, length: number): number => {
  if (length === 0) return 0;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += oneLine(link.textContent).length;
  return Math.min(1, linked / length);
};

/** In document order. Text that stands directly beside blocks belongs to no line and is never touched. */
export const blocksOf = (root: Element): readonly Block[] => {
  const found: Block[] = [];
  const visit = (element: Element): boolean => {
    let holdsBlocks = false;
    for (const child of element.children) {
      const inner = visit(child);
      holdsBlocks ||= inner || blockSet.has(child.tagName);
    }
    if (!holdsBlocks && blockSet.has(element.tagName)) {
      const text = oneLine(element.textContent);
      if (text !== '') {
        const linked = linkedShare(element, text.length);
        found.push({ element, text, linked, prose: isProse(text, linked) });
      }
    }
    return holdsBlocks;
  };
  visit(root);
  return found;
};
