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
import { selectedIn } from '../reader/selection.ts';
import { openFind } from '../find/find-state.ts';
import { focusSearch } from '../search/search-field.tsx';
import { moveCursor, openAtCursor } from '../section/cursor.ts';
import { markAllRead } from '../section/list-head.tsx';

/** The story a key speaks of: the open one, else the one under the cursor. */
const storyAtHand = (): ListedHeadline | null => {
  const { view } = useReading.getState();
  if (view !== null && openArticleId(usePlace.getState().place) === view.article.id) return headlineOf(view);
  return listStands() ? headlineAtCursor() : null;
};

/** Whether the list at hand is before the reader; what is not seen is not changed by a key. */
const listStands = (): boolean => {
  const { screen } = usePlace.getState().place;
  return screen === 'list' || screen === 'search';
};

const inList = (act: () => void) => (): void => {
  if (listStands()) act();
};

const toggle = (change: (status: Status) => Mark) => (): void => {
  const headline = storyAtHand();
  if (headline !== null) void mark(headline, change(statusNow(headline)));
};

const openOriginal = (): void => {
  const link = storyAtHand()?.link ?? null;
  if (link !== null) openOutside(link);
};

const muteWord = (): void => {
  const headline = storyAtHand();
  if (headline !== null) openDialog({ kind: 'mute', headline, word: selectedIn(headline.id) });
};

/** What each single key does. */
const keys: Readonly<Record<string, () => void>> = {
  j: inList(() => moveCursor(1)),
  k: inList(() => moveCursor(-1)),
  o: inList(openAtCursor),
  s: toggle((status) => ({ starred: !status.starred })),
  m: toggle((status) => ({ read: !status.read })),
  b: toggle((status) => ({ saved: !status.saved })),
  u: toggle((status) => ({ mustRead: !status.mustRead })),
  v: openOriginal,
  x: muteWord,
  r: () => void refresh({}),
  A: inList(() => void markAllRead()),
  a: () => openDialog({ kind: 'add-source', address: '' }),
  '/': focusSearch,
  '?': () => openDialog({ kind: 'shortcuts' }),
};

/** Fields, and what goes to a choice by its first letters. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.ariaHasPopup === 'listbox');

/** Dialogs, menus and lists that float over the page; the list of headlines is part of it. */
const overlays = '[role="dialog"], [role="menu"], [role="listbox"]:not([data-keys])';

const isBusy = (target: EventTarget | null): boolean => {
  const { dialog, menu, addMenu } = useDialog.getState();
  if (dialog !== null || menu !== null || addMenu !== null) return true;
  return target instanceof Element && target.closest(overlays) !== null;
};

/** One key press, in the page or inside an article's frame. */
export const onShortcut = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || isBusy(event.target)) return;
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
