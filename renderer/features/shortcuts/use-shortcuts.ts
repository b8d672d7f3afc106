import { useEffect } from 'react';
import { headlineAtCursor } from '../../state/listing.ts';
import { openArticleId, usePlace } from '../../state/place.ts';
import { headlineOf, useReading } from '../../state/reading.ts';
import { refresh } from '../../state/refresh.ts';
import type { Mark } from '../../state/statuses.ts';
import { mark, statusNow } from '../../state/statuses.ts';
import type { ListedHeadline, Status } from '../../../electron/contract/models.ts';
import { openDialog, useDialog } from '../dialog-state.ts';
import { printAtHand } from '../out/print.ts';
import { openOutside } from '../reader/links.ts';
import { openFind } from '../find/find-state.ts';
import { focusSearch } from '../search/search-field.tsx';
import { moveCursor, openAtCursor } from '../section/cursor.ts';
import { markAllRead } from '../section/list-head.tsx';

/** The story a key speaks of: the open one, else the one under the cursor. */
const storyAtHand = (): ListedHeadline | null => {
  const { view } = useReading.getState();
  if (view !== null && openArticleId(usePlace.getState().place) === view.article.id) return headlineOf(view);
  return headlineAtCursor();
};

const toggle = (change: (status: Status) => Mark) => (): void => {
  const headline = storyAtHand();
  if (headline !== null) void mark(headline, change(statusNow(headline)));
};

const openOriginal = (): void => {
  const link = storyAtHand()?.link ?? null;
  if (link !== null) openOutside(link);
};

/** What each single key does. */
const keys: Readonly<Record<string, () => void>> = {
  j: () => moveCursor(1),
  k: () => moveCursor(-1),
  o: openAtCursor,
  s: toggle((status) => ({ starred: !status.starred })),
  m: toggle((status) => ({ read: !status.read })),
  b: toggle((status) => ({ saved: !status.saved })),
  u: toggle((status) => ({ mustRead: !status.mustRead })),
  v: openOriginal,
  r: () => void refresh({}),
  A: () => void markAllRead(),
  a: () => openDialog({ kind: 'add-source', address: '' }),
  '/': focusSearch,
  '?': () => openDialog({ kind: 'shortcuts' }),
};

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const isBusy = (): boolean => {
  const { dialog, menu, addMenu } = useDialog.getState();
  return dialog !== null || menu !== null || addMenu !== null;
};

/** One key press, in the page or inside an article's frame. */
export const onShortcut = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || isBusy()) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    focusSearch();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f') {
    if (openArticleId(usePlace.getState().place) === null) return;
    event.preventDefault();
    openFind();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'p') {
    if (printAtHand()) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  const action = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (action === undefined) return;
  event.preventDefault();
  action();
};

/** Hears the paper's single-key shortcuts. */
export const useShortcuts = (): void => {
  useEffect(() => {
    window.addEventListener('keydown', onShortcut);
    return () => window.removeEventListener('keydown', onShortcut);
  }, []);
};
