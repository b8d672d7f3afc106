import { useCallback, useEffect, useRef } from 'react';

/** Whether the component still stands in the page, for answers that come late. */
export const useShown = (): (() => boolean) => {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return useCallback(() => shown.current, []);
};
