import { memo } from 'react';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import type { SearchHit } from '../../../electron/contract/searches.ts';
import { openArticle } from '../../state/place.ts';
import { useStatus } from '../../state/statuses.ts';
import { Icon } from '../../ui/icons.tsx';
import { Picture } from '../../ui/picture.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordLength } from '../../words/media.ts';
import { wordSources } from '../../words/numbers.ts';
import { wordAge } from '../../words/times.ts';
import { openMenu } from '../dialog-state.ts';
import { Marked } from './marked.tsx';
import styles from './headline-row.module.css';

/** The element id of a row, for `aria-activedescendant`. */
export const rowElementId = (articleId: string): string => `row-${articleId}`;

type HeadlineRowProps = {
  readonly headline: ListedHeadline;
  readonly snippet: SearchHit['snippet'] | null;
  /** It stands for its whole story. */
  readonly wholeStory: boolean;
  readonly open: boolean;
  readonly atCursor: boolean;
  /** 1 for the first row. */
  readonly position: number;
  readonly of: number;
};

export const HeadlineRow = memo(({ headline, snippet, wholeStory, open, atCursor, position, of }: HeadlineRowProps) => {
  const status = useStatus(headline);
  const now = useNow();
  return (
    // The listbox around it holds the keyboard; a row is only pointed at.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowElementId(headline.id)}
      // A native option holds nothing but text.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={open}
      aria-posinset={position}
      aria-setsize={of}
      className={styles.row}
      data-read={status.read || undefined}
      data-pictured={headline.pictureId !== null || undefined}
      data-cursor={(atCursor && !open) || undefined}
      onClick={() => openArticle(headline.id, headline.sectionId)}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu({ kind: 'headline', anchor: event.currentTarget, headline });
      }}
    >
      {!status.read && <span className="only-heard">Unread. </span>}
      <div className={styles.kicker}>
        <b dir="auto">{headline.sourceTitle}</b>
        <span>{wordAge(headline.date, now)}</span>
        {headline.listenSeconds !== undefined && <span>{wordLength(headline.listenSeconds)}</span>}
        {headline.coverage > 1 && (
          <span className={styles.coverage}>
            {wholeStory && 'Full coverage, '}
            {wordSources(headline.coverage)}
          </span>
        )}
        <span className={styles.marks}>
          {status.starred && <Icon name="star" filled />}
          {status.saved && <Icon name="save" />}
        </span>
      </div>
      <div className={styles.title} dir={headline.direction} lang={headline.language ?? undefined}>
        {headline.title}
      </div>
      {headline.pictureId !== null && (
        <div className={styles.picture}>
          <Picture pictureId={headline.pictureId} />
        </div>
      )}
      {snippet === null
        ? headline.standfirst !== null && (
            <p className={styles.standfirst} dir={headline.direction} lang={headline.language ?? undefined}>
              {headline.standfirst}
            </p>
          )
        : snippet.text !== '' && (
            <p className={styles.standfirst} dir="auto">
              <Marked text={snippet.text} marks={snippet.marks} />
            </p>
          )}
    </div>
  );
});
HeadlineRow.displayName = 'HeadlineRow';
