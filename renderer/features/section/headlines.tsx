import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { Listing } from '../../state/listing.ts';
import { headlineAtCursor, loadMore, renewListing, useListing } from '../../state/listing.ts';
import { openArticleId, usePlace } from '../../state/place.ts';
import { Button } from '../../ui/button.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordEmptyList } from '../../words/lists.ts';
import { openMenu } from '../dialog-state.ts';
import { openAtCursor, moveCursor } from './cursor.ts';
import { HeadlineRow, rowElementId } from './headline-row.tsx';
import styles from './headlines.module.css';

const usualRowHeight = 118;
const readAheadRows = 30;

const Empty = ({ query }: { readonly query: Listing['query'] }) => {
  if (query?.of === 'search') {
    return (
      <StateNote title="Nothing found">
        Fewer words find more. Forms of letters and accents make no difference.
      </StateNote>
    );
  }
  const [title, words] = wordEmptyList(query?.kind ?? 'all', query?.filter ?? 'all');
  return <StateNote title={title}>{words}</StateNote>;
};

/** What a right click does, for the story under the cursor. */
const openMenuAtCursor = (list: Element): void => {
  const headline = headlineAtCursor();
  if (headline === null) return;
  openMenu({ kind: 'headline', anchor: document.getElementById(rowElementId(headline.id)) ?? list, headline });
};

/** Rows that scroll, of which only those in sight exist. */
const Rows = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, next, total, cursorId, query } = useListing();
  const openId = usePlace((state) => openArticleId(state.place));
  const count = next === null ? rows.length : Math.max(rows.length + 1, total);
  // The compiler leaves this component as it is, which is what the virtualiser needs.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowHeight,
    getItemKey: (index) => rows[index]?.headline.id ?? index,
    overscan: 6,
  });

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (next !== null && last + readAheadRows >= rows.length) void loadMore();
  }, [last, next, rows.length]);

  const cursorAt = cursorId === null ? -1 : rows.findIndex((row) => row.headline.id === cursorId);
  useEffect(() => {
    if (cursorAt >= 0) virtual.scrollToIndex(cursorAt, { align: 'auto' });
  }, [cursorAt, virtual]);

  const queryText = JSON.stringify(query);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [queryText]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') moveCursor(1);
    else if (event.key === 'ArrowUp') moveCursor(-1);
    else if (event.key === 'Enter') openAtCursor();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenuAtCursor(event.currentTarget);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      // A native list box cannot show headlines.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label="Headlines"
      tabIndex={0}
      aria-activedescendant={cursorAt >= 0 && cursorId !== null ? rowElementId(cursorId) : undefined}
      onKeyDown={onKeyDown}
      data-keys="list"
    >
      <div className={styles.length} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="presentation"
              className={styles.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row === undefined ? (
                <div className={styles.blank} role="presentation" />
              ) : (
                <HeadlineRow
                  headline={row.headline}
                  snippet={row.snippet}
                  wholeStory={query?.of === 'list' && query.filter === 'by-story'}
                  open={row.headline.id === openId}
                  atCursor={row.headline.id === cursorId}
                  position={item.index + 1}
                  of={count}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

/** The rows of the list at hand, with its states. */
export const Headlines = () => {
  const state = useListing((listing) => listing.state);
  const trouble = useListing((listing) => listing.trouble);
  const none = useListing((listing) => listing.rows.length === 0);
  const newer = useListing((listing) => listing.newer);
  const query = useListing((listing) => listing.query);
  if (state === 'failed' && trouble !== null) {
    return (
      <StateNote
        title="The headlines could not be read"
        urgent
        action={<Button onClick={renewListing}>Try again</Button>}
      >
        {wordError(trouble)}
      </StateNote>
    );
  }
  if (state === 'loading') return <Placeholder lines={12} label="Fetching headlines" />;
  if (none) return <Empty query={query} />;
  return (
    <>
      {newer && (
        <button type="button" className={styles.newer} onClick={renewListing}>
          New stories. Show them
        </button>
      )}
      <Rows />
    </>
  );
};
