import { lazy, Suspense, useState } from 'react';
import type { Edition } from '../../../electron/contract/edition.ts';
import { goTo } from '../../state/place.ts';
import { IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordEdition } from '../../words/editions.ts';
import { wordNumber, wordSources } from '../../words/numbers.ts';
import { wordLongDay, wordWeekday } from '../../words/times.ts';
import { openMenu } from '../dialog-state.ts';
import styles from './masthead.module.css';

const EditionList = lazy(async () => ({ default: (await import('./edition-list.tsx')).EditionList }));

const wordContent = (edition: Edition): string => {
  const stories = `${wordNumber(edition.newStories)} new ${edition.newStories === 1 ? 'story' : 'stories'}`;
  const offline =
    edition.offlineStories >= edition.newStories
      ? edition.newStories === 1
        ? 'readable offline'
        : 'all of them readable offline'
      : `${wordNumber(edition.offlineStories)} of them readable offline`;
  const sources = wordSources(edition.sources);
  return edition.newStories === 0 ? `${sources}, no new stories` : `${sources}, ${stories}, ${offline}`;
};

type MastheadProps = { readonly edition: Edition | null; readonly onRenew: () => void };

/** Which edition it is, its neighbours in time, and the way to all that are kept. */
const EditionLine = ({ edition, onRenew }: { readonly edition: Edition; readonly onRenew: () => void }) => {
  const [list, setList] = useState<Element | null>(null);
  const leaf = (id: string | null): void => {
    if (id !== null) goTo({ screen: 'front', editionId: id });
  };
  return (
    <>
      {edition.id !== '' && (
        <IconButton
          icon="back"
          mirrored
          label="Edition before"
          disabled={edition.previous === null}
          onClick={() => leaf(edition.previous)}
        />
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={list !== null}
        onClick={(event) => setList(event.currentTarget)}
      >
        {wordEdition(edition)}
      </button>
      {edition.id !== '' && (
        <IconButton
          icon="forward"
          mirrored
          label="Edition after"
          disabled={edition.next === null}
          onClick={() => leaf(edition.next)}
        />
      )}
      {list !== null && (
        <Suspense>
          <EditionList anchor={list} shownId={edition.id} onRenew={onRenew} onClose={() => setList(null)} />
        </Suspense>
      )}
    </>
  );
};

/** The paper's name for the day, and what this edition holds. */
export const Masthead = ({ edition, onRenew }: MastheadProps) => {
  const now = useNow();
  const time = edition?.made ?? now;
  return (
    <header className={styles.masthead}>
      <h1>The {wordWeekday(time)} Broadsheet</h1>
      <div className={styles.edition}>
        <div className={styles.line}>
          {wordLongDay(time)}
          {edition !== null && (
            <>
              <span aria-hidden="true">·</span>
              <EditionLine edition={edition} onRenew={onRenew} />
              <button
                type="button"
                className={styles.out}
                aria-haspopup="menu"
                onClick={(event) =>
                  openMenu({ kind: 'export', anchor: event.currentTarget, what: { edition: 'paper' } })
                }
              >
                Save or print
              </button>
            </>
          )}
        </div>
        {edition !== null && (
          <div>
            <bdi>{wordContent(edition)}</bdi>
          </div>
        )}
      </div>
    </header>
  );
};
