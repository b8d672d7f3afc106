import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './cannot-open.module.css';

type Props = { readonly children: ReactNode };

/**
 * Stands in place of an interface that broke while it was drawn, so that no window is ever empty. React knows such a boundary only as a
 * class. What is stored has no part in it: the page is loaded anew.
 */
export class WhenBroken extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={styles.page}>
        <p className={styles.nameplate}>Broadsheet</p>
        <h1>This page broke while it was drawn</h1>
        <p>A fault of Broadsheet. Your stories and marks are stored and not touched by it.</p>
        <Button look="strong" onClick={() => location.reload()}>
          Load it again
        </Button>
      </main>
    );
  }
}
