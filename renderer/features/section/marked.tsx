import { Fragment } from 'react';
import styles from './headline-row.module.css';

type MarkedProps = { readonly text: string; readonly marks: readonly (readonly [number, number])[] };

/** Plain text with the found words marked. Marks that overlap or reach outside the text are cut to what is left. */
export const Marked = ({ text, marks }: MarkedProps) => {
  const ordered = marks.toSorted((a, b) => a[0] - b[0]);
  let end = 0;
  return (
    <>
      {ordered.map(([from, to]) => {
        const start = Math.min(text.length, Math.max(end, from));
        const stop = Math.min(text.length, Math.max(start, to));
        const before = text.slice(end, start);
        end = stop;
        return (
          <Fragment key={`${from}-${to}`}>
            {before}
            <mark className={styles.found}>{text.slice(start, stop)}</mark>
          </Fragment>
        );
      })}
      {text.slice(end)}
    </>
  );
};
