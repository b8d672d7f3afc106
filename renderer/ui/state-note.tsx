import type { ReactNode } from 'react';
import styles from './state-note.module.css';

type StateNoteProps = {
  readonly title: string;
  readonly children?: ReactNode;
  /** Something the reader can do about it. */
  readonly action?: ReactNode;
  readonly urgent?: boolean;
};

/** What stands in place of content: nothing here, not loaded, went wrong. */
export const StateNote = ({ title, children, action, urgent = false }: StateNoteProps) => (
  <div className={styles.note} role={urgent ? 'alert' : 'status'}>
    <p className={styles.title}>{title}</p>
    {children !== undefined && <p className={styles.words}>{children}</p>}
    {action}
  </div>
);

/** Grey lines that keep the place of what is being fetched; nothing flickers for answers that come at once. */
export const Placeholder = ({ lines, label }: { readonly lines: number; readonly label: string }) => (
  <output className={styles.placeholder} aria-label={label}>
    {Array.from({ length: lines }, (_, index) => (
      <span key={index} />
    ))}
  </output>
);
