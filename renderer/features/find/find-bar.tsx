/** Looks for words in the text of the open story. Enter and Shift Enter go from one to the next; Escape gives the keyboard back to the text. */
import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { wordFound } from '../../words/finds.ts';
import { clearMarks, markRanges, mostFound, rangesOf } from './find-in-page.ts';
import { closeFind, useFind } from './find-state.ts';
import styles from './find-bar.module.css';

type FindBarProps = {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Changes when another text stands in the frame. */
  readonly shown: number;
};

const frameIn = (scroller: HTMLElement | null): HTMLIFrameElement | null => scroller?.querySelector('iframe') ?? null;

/** Scrolls so that the place is in sight; the frame is as high as its text, so it is the reader that scrolls. */
const scrollTo = (scroller: HTMLElement, frame: HTMLIFrameElement, range: Range): void => {
  const top =
    frame.getBoundingClientRect().top + range.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  if (top > 80 && top < scroller.clientHeight - 80) return;
  scroller.scrollTo({ top: scroller.scrollTop + top - scroller.clientHeight / 3 });
};

export const FindBar = ({ scroller, shown }: FindBarProps) => {
  const wanted = useFind((state) => state.wanted);
  const words = useFind((state) => state.words);
  const [at, setAt] = useState(0);
  const count = useFind((state) => state.count);
  const field = useRef<HTMLInputElement>(null);

  // Only when it is asked for: with another story the bar may be made anew, while the keyboard is elsewhere.
  useLayoutEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    field.current?.select();
    useFind.setState({ wanted: false });
  }, [wanted]);

  useEffect(() => {
    const frame = frameIn(scroller.current);
    const page = frame?.contentDocument ?? null;
    if (frame === null || page === null || scroller.current === null) return undefined;
    const ranges = shown >= 0 ? rangesOf(page, words) : [];
    const current = ranges[ranges.length === 0 ? 0 : at % ranges.length];
    markRanges(page, ranges, current);
    useFind.setState({ count: ranges.length });
    if (current !== undefined) scrollTo(scroller.current, frame, current);
    return () => clearMarks(page);
  }, [words, at, shown, scroller]);

  const step = (by: 1 | -1): void => {
    if (count > 0) setAt((before) => ((before % count) + by + count) % count);
  };
  const close = (): void => {
    closeFind();
    scroller.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className={styles.bar} aria-label="Find in the story">
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        value={words}
        aria-label="Find in the story"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => {
          useFind.setState({ words: event.currentTarget.value });
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <output aria-live="polite">{wordFound(words, count === 0 ? 0 : (at % count) + 1, count, mostFound)}</output>
      <IconButton icon="back" mirrored label="The one before" disabled={count === 0} onClick={() => step(-1)} />
      <IconButton icon="forward" mirrored label="The next" disabled={count === 0} onClick={() => step(1)} />
      <IconButton icon="close" label="Close" onClick={close} />
    </search>
  );
};
