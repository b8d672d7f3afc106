import type { ReactNode } from 'react';
import styles from './aside-note.module.css';

type AsideNoteProps = {
  readonly label: string;
  /** Stands where the text ends, and in its size. */
  readonly large?: boolean;
  readonly children: ReactNode;
};

/** A line about a story in the interface's own language, with what can be done about it at its end. */
export const AsideNote = ({ label, large = false, children }: AsideNoteProps) => (
  <aside className={styles.note} dir="ltr" lang="en" aria-label={label} data-large={large || undefined}>
    {children}
  </aside>
);
