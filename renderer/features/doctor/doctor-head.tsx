import type { ReactNode } from 'react';
import { usePaper } from '../../state/paper.ts';
import styles from './doctor.module.css';

type DoctorHeadProps = {
  /** Steps above this page, outermost first. */
  readonly steps: readonly { readonly title: string; readonly href: string }[];
  readonly title: string;
  readonly note: string;
  readonly actions?: ReactNode;
};

/** Why no feed is asked at present, or `null`. */
const useOffline = (): string | null => {
  const online = usePaper((state) => state.paper?.offline.online ?? true);
  const workOffline = usePaper((state) => state.settings?.workOffline ?? false);
  if (workOffline) return 'You work offline: no feed is asked until that is off again.';
  return online ? null : 'There is no network at the moment. What is said here is how it was before.';
};

/** Head of the doctor's pages: the way back, the title, what it comes to. */
export const DoctorHead = ({ steps, title, note, actions }: DoctorHeadProps) => {
  const offline = useOffline();
  return (
    <header className={styles.head}>
      <div>
        <nav className={styles.crumb} aria-label="Where this page stands">
          {steps.map((step) => (
            <span key={step.href}>
              <a href={step.href}>{step.title}</a>
              <span aria-hidden="true">›</span>
            </span>
          ))}
          <span aria-hidden="true">
            <bdi>{title}</bdi>
          </span>
        </nav>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>
          <bdi>{note}</bdi>
        </p>
        {offline !== null && (
          <p className={styles.offline}>
            <bdi>{offline}</bdi>
          </p>
        )}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
};
