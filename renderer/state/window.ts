import { useSyncExternalStore } from 'react';

/** Below this width the window shows one pane at a time. The same figure stands in the style sheets. */
const narrow = window.matchMedia('(max-width: 760px)');

export const isNarrow = (): boolean => narrow.matches;

export const useNarrow = (): boolean =>
  useSyncExternalStore((listener) => {
    narrow.addEventListener('change', listener);
    return () => narrow.removeEventListener('change', listener);
  }, isNarrow);
