import type { RefObject } from 'react';
import { useCallback, useRef } from 'react';
import type { ArticleView } from '../../../electron/contract/models.ts';
import { headlineOf, useReading } from '../../state/reading.ts';
import { mark, statusNow } from '../../state/statuses.ts';

const settleMs = 800;
const leastStep = 0.03;
/** A story read to here counts as finished and opens at its head again. */
const finished = 0.95;

/** Keeps how far a story was read, and goes back there when it is opened again. */
export const useProgress = (scroller: RefObject<HTMLElement | null>, view: ArticleView | null) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const restored = useRef<string | null>(null);

  const restore = useCallback(() => {
    const element = scroller.current;
    if (element === null || view === null || restored.current === view.article.id) return;
    restored.current = view.article.id;
    const { progress } = statusNow(headlineOf(view));
    if (progress <= leastStep || progress >= finished) return;
    // The frame takes its height in the next frame or two; only then is there something to scroll to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        element.scrollTo({ top: progress * (element.scrollHeight - element.clientHeight) });
      }),
    );
  }, [scroller, view]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null || view === null) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (useReading.getState().articleId !== view.article.id) return;
      const length = element.scrollHeight - element.clientHeight;
      const progress = length <= 0 ? 1 : Math.min(1, Math.max(0, element.scrollTop / length));
      const headline = headlineOf(view);
      if (Math.abs(progress - statusNow(headline).progress) >= leastStep) void mark(headline, { progress });
    }, settleMs);
  }, [scroller, view]);

  return { onScroll, restore };
};
