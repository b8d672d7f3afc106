import type { Edition } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import { wordNumber, wordSources } from '../../words/numbers.ts';
import { wordClock, wordLongDay, wordWeekday } from '../../words/times.ts';
import { openMenu } from '../dialog-state.ts';
import styles from './masthead.module.css';

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

/** The paper's name for the day, and what this edition holds. */
export const Masthead = ({ edition }: { readonly edition: Edition | null }) => {
  const now = useNow();
  const time = edition?.made ?? now;
  return (
    <header className={styles.masthead}>
      <h1>The {wordWeekday(time)} Broadsheet</h1>
      <div className={styles.edition}>
        <div>
          {wordLongDay(time)}
          {edition !== null && (
            <>
              {' · '}
              <button
                type="button"
                title="Lay out a new edition"
                onClick={() => void call('edition.renew').catch(sayTrouble)}
              >
                Edition of {wordClock(edition.made)}
              </button>
              {' · '}
              <button
                type="button"
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
