/** What the reader has selected in the text of a story. */
import { useReading } from '../../state/reading.ts';

export type Selected = {
  /** One word, or a few. */
  readonly text: string;
  /** Below the middle of it, in pixels from the frame's corner. */
  readonly top: number;
  readonly left: number;
};

const mostCharacters = 60;
const mostWords = 5;
/** Room that stays beside the frame's edges. */
const edge = 90;

/** The selected words with their place, or `null` where none are or it is more than a phrase. */
export const selectionIn = (page: Document): Selected | null => {
  const selection = page.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const text = selection
    .toString()
    .replace(/\s+/g, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  if (text === '' || text.length > mostCharacters || text.split(' ').length > mostWords) return null;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  const width = page.documentElement.clientWidth;
  return {
    text,
    top: box.bottom,
    left: Math.min(Math.max(edge, box.left + box.width / 2), Math.max(edge, width - edge)),
  };
};

/** The words selected in a story, where it is the open one and they may be muted; else nothing. */
export const selectedIn = (articleId: string): string => {
  if (useReading.getState().articleId !== articleId) return '';
  const page = document.querySelector<HTMLIFrameElement>('[data-keys="reader"] iframe')?.contentDocument ?? null;
  return page === null ? '' : (selectionIn(page)?.text ?? '');
};
