import { useEffect, useSyncExternalStore } from 'react';
import { usePaper } from '../../state/paper.ts';

export type ShownTheme = 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

const useSystemTheme = (): ShownTheme =>
  useSyncExternalStore(
    (listener) => {
      dark.addEventListener('change', listener);
      return () => dark.removeEventListener('change', listener);
    },
    () => (dark.matches ? 'dark' : 'light'),
  );

/** The theme in force: the reader's choice, or the system's. */
export const useShownTheme = (): ShownTheme => {
  const chosen = usePaper((state) => state.settings?.theme ?? 'system');
  const system = useSystemTheme();
  return chosen === 'system' ? system : chosen;
};

/** Puts the theme on the page. */
export const useTheme = (): void => {
  const theme = useShownTheme();
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
};
