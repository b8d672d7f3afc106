import { useEffect } from 'react';
import { openArticleId, usePlace } from '../../state/place.ts';

/** Hands the keyboard to what stands beside the sidebar: the front page, the headlines, the open page. */
export const giveKeyboardToContent = (): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('main [data-pane-name]')];
  const shown = panes.find((pane) => pane.checkVisibility());
  if (shown === undefined) return;
  if (!shown.hasAttribute('tabindex')) shown.tabIndex = -1;
  shown.focus({ preventScroll: true });
};

/** Whether what had the keyboard is gone from the page, or nothing has had it yet. */
export const keyboardIsNowhere = (): boolean => document.activeElement === document.body;

/** Stands beside the content, a new one for each screen: when its link or button took the reader to another screen and went with the old one, the new screen has the keyboard. */
export const KeyboardFollows = (): null => {
  useEffect(() => {
    // The reader takes it by itself, when its story is there.
    if (openArticleId(usePlace.getState().place) === null && keyboardIsNowhere()) giveKeyboardToContent();
  }, []);
  return null;
};
