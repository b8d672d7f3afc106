import type { ReactNode } from 'react';
import styles from './settings-page.module.css';

type RowProps = { readonly label: string; readonly note?: string; readonly children: ReactNode };

/** A setting: its name, a note, and its control at the end of the line. */
export const Row = ({ label, note, children }: RowProps) => (
  <div className={styles.row}>
    <div>
      <div className={styles.label}>{label}</div>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
    <div>{children}</div>
  </div>
);
