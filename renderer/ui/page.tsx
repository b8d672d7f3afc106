/** A page beside the sidebar: its frame, its head, and the bar under that. */
import type { ReactNode } from 'react';
import styles from './page.module.css';

type PageProps = {
  /** A long list inside scrolls, not the page. */
  readonly holdsList?: boolean;
  readonly children: ReactNode;
};

export const Page = ({ holdsList = false, children }: PageProps) => (
  <div
    className={styles.page}
    data-pane-name="page"
    data-holds-list={holdsList || undefined}
    // What scrolls takes the keyboard, so that it can be scrolled by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={holdsList ? undefined : 0}
  >
    {children}
  </div>
);

type PageHeadProps = {
  /** Steps above this page, outermost first. */
  readonly steps?: readonly { readonly title: string; readonly href: string }[];
  readonly title: string;
  readonly note?: string;
  /** The note only counts, or says what stands below. */
  readonly quiet?: boolean;
  /** What keeps the page from being as it should be. */
  readonly warning?: string | null;
  readonly actions?: ReactNode;
};

/** The way back, the title, what it comes to, and what can be done. */
export const PageHead = ({ steps = [], title, note, quiet = false, warning = null, actions }: PageHeadProps) => (
  <header className={styles.head} data-quiet={quiet || undefined}>
    <div>
      {steps.length > 0 && (
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
      )}
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {note !== undefined && (
        <p>
          <bdi>{note}</bdi>
        </p>
      )}
      {warning !== null && (
        <p className={styles.warning}>
          <bdi>{warning}</bdi>
        </p>
      )}
    </div>
    {actions !== undefined && <div className={styles.actions}>{actions}</div>}
  </header>
);

/** What is shown of a list, and ways to its neighbours. */
export const PageBar = ({ children }: { readonly children: ReactNode }) => <div className={styles.bar}>{children}</div>;

/** Title of a group on a page. */
export const GroupTitle = ({ id, children }: { readonly id?: string; readonly children: ReactNode }) => (
  <h2 id={id} className={styles.group}>
    {children}
  </h2>
);
