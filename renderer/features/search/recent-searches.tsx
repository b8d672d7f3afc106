/** The searches made lately, under the empty field. Chosen by arrow keys or pointer; each can be forgotten, and all of them. */
import type { KeyboardEvent } from 'react';
import { useEffect, useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './recent-searches.module.css';

type RecentSearchesProps = {
  readonly onChoose: (query: string) => void;
  /** Back to the field. */
  readonly onLeave: () => void;
};

/** Moves the keyboard between what can be pressed inside. */
const moveWithin = (event: KeyboardEvent<HTMLElement>, onLeave: () => void): void => {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-choice]')];
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('button[data-choice]') ?? null;
  const at = row === null ? buttons.length : buttons.indexOf(row);
  if (event.key === 'ArrowDown') buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  else if (event.key === 'ArrowUp' && at > 0) buttons[at - 1]?.focus();
  else if (event.key === 'ArrowUp' || event.key === 'Escape') onLeave();
  else return;
  event.preventDefault();
};

export const RecentSearches = ({ onChoose, onLeave }: RecentSearchesProps) => {
  const [queries, setQueries] = useState<readonly string[]>([]);
  useEffect(() => {
    call('searches.recent').then(setQueries, sayTrouble);
  }, []);
  const forget = (query?: string): void => {
    call('searches.forget', query === undefined ? {} : { query }).then((left) => {
      setQueries(left);
      if (left.length === 0) onLeave();
      return left;
    }, sayTrouble);
  };
  if (queries.length === 0) return null;
  return (
    // Arrow keys only move between the buttons inside, which do the work.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles.panel} aria-label="Recent searches" onKeyDown={(event) => moveWithin(event, onLeave)}>
      <div className={styles.head}>
        <h2>Recent searches</h2>
        <button type="button" onClick={() => forget()}>
          Forget all
        </button>
      </div>
      <ul>
        {queries.map((query) => (
          <li key={query}>
            <button type="button" data-choice dir="auto" onClick={() => onChoose(query)}>
              {query}
            </button>
            <IconButton icon="close" label={`Forget “${query}”`} onClick={() => forget(query)} />
          </li>
        ))}
      </ul>
    </section>
  );
};
