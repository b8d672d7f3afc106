/** A list of any length of which only what is seen stands in the page; rows may be of different heights. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import styles from './long-list.module.css';

type LongListProps<Item> = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Height of a row in pixels, before it is measured. */
  readonly rowHeight: number;
  readonly renderRow: (item: Item) => ReactNode;
};

export const LongList = <Item,>({ label, items, keyOf, rowHeight, renderRow }: LongListProps<Item>) => {
  const scroller = useRef<HTMLDivElement>(null);
  // The compiler leaves this component as it is, which is what the virtualiser needs.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
  });
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      // What scrolls takes the keyboard, so that it can be scrolled by key.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
    >
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={items.length}
                style={{ transform: `translateY(${start}px)` }}
              >
                {renderRow(item)}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
};
