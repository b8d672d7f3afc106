/** The search field in the bar. Typing shows results at once; emptying it goes back to where the reader was. */
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { usePaper } from '../../state/paper.ts';
import type { Place } from '../../state/place.ts';
import { goTo, usePlace } from '../../state/place.ts';
import { Icon } from '../../ui/icons.tsx';
import { wordNumber } from '../../words/numbers.ts';
import styles from './search-field.module.css';

const settleMs = 90;

/** Puts the keyboard into the search field. */
export const focusSearch = (): void => {
  const field = document.querySelector<HTMLInputElement>('#search-field');
  field?.focus();
  field?.select();
};

/** What stands in the field: what is typed, or the query of the place when it changes from elsewhere. */
const useTyped = () => {
  const placed = usePlace((state) => (state.place.screen === 'search' ? state.place.query : ''));
  const [typed, setTyped] = useState(placed);
  const [known, setKnown] = useState(placed);
  if (placed !== known) {
    setKnown(placed);
    if (placed.trim() !== typed.trim()) setTyped(placed);
  }
  return [typed, setTyped] as const;
};

export const SearchField = () => {
  const stories = usePaper((state) => state.paper?.counts.stories ?? null);
  const [typed, setTyped] = useTyped();
  const before = useRef<Place>({ screen: 'front' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (query: string): void => {
    const { place } = usePlace.getState();
    if (place.screen !== 'search') before.current = place;
    if (query.trim() === '') {
      if (place.screen === 'search') goTo(before.current);
      return;
    }
    // A result opened while the last letters settle stays open.
    const articleId = place.screen === 'search' ? place.articleId : null;
    goTo({ screen: 'search', query, articleId }, place.screen === 'search' ? 'replace' : 'push');
  };

  const type = (query: string): void => {
    setTyped(query);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show(query), settleMs);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      if (typed !== '') type('');
      else event.currentTarget.blur();
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      clearTimeout(timer.current);
      show(typed);
      document.querySelector<HTMLElement>('[data-keys="list"]')?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <search className={styles.field}>
      <Icon name="search" />
      <input
        id="search-field"
        type="search"
        value={typed}
        placeholder={stories === null || stories === 0 ? 'Search' : `Search ${wordNumber(stories)} stories`}
        aria-label="Search"
        aria-keyshortcuts="Control+K"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">{/mac/i.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'}</kbd>
    </search>
  );
};
