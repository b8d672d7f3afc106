/** The search field in the bar. Typing shows results at once; emptying it goes back to where the reader was. */
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { RecentSearches } from './recent-searches.tsx';
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

/** Keeps a search that was meant, not every letter on the way to it. */
const remember = (query: string): void => {
  if (query.trim() !== '') call('searches.remember', { query: query.trim() }).catch(sayTrouble);
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
  /** What was typed last, until it is shown. */
  const waiting = useRef<{ readonly query: string; readonly timer: ReturnType<typeof setTimeout> }>(null);
  const forgetWaiting = (): void => {
    clearTimeout(waiting.current?.timer);
    waiting.current = null;
  };
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);

  const [recents, setRecents] = useState(false);
  const field = useRef<HTMLInputElement>(null);

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

  const showWaiting = (): void => {
    const query = waiting.current?.query;
    forgetWaiting();
    if (query !== undefined) show(query);
  };

  const type = (query: string): void => {
    setTyped(query);
    setRecents(query === '');
    forgetWaiting();
    waiting.current = { query, timer: setTimeout(showWaiting, settleMs) };
  };

  const choose = (query: string): void => {
    setRecents(false);
    forgetWaiting();
    setTyped(query);
    show(query);
    remember(query);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const choice = field.current?.parentElement?.querySelector<HTMLElement>('button[data-choice]') ?? null;
    if (event.key === 'ArrowDown' && choice !== null) choice.focus();
    else if (event.key === 'Escape' && recents && choice !== null) setRecents(false);
    else if (event.key === 'Escape') {
      if (typed !== '') type('');
      else event.currentTarget.blur();
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      forgetWaiting();
      show(typed);
      if (event.key === 'Enter') remember(typed);
      document.querySelector<HTMLElement>('[data-keys="list"]')?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <search
      className={styles.field}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setRecents(false);
        // What the reader goes to next belongs to all that was typed, and is not left again when the last letters have settled.
        showWaiting();
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
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
        onFocus={() => setRecents(typed === '')}
        onKeyDown={onKeyDown}
      />
      {recents && typed === '' && (
        <RecentSearches
          onChoose={choose}
          onLeave={() => {
            field.current?.focus();
          }}
        />
      )}
      <kbd aria-hidden="true">{/mac/i.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'}</kbd>
    </search>
  );
};
