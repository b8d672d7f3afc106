import type { Trouble } from '../../bridge/bridge.ts';
import { loadPaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { wordError } from '../../words/errors.ts';
import styles from './cannot-open.module.css';

/** Stands in place of the whole paper when the library cannot be reached at all. */
export const CannotOpen = ({ trouble }: { readonly trouble: Trouble }) => (
  <main className={styles.page}>
    <p className={styles.nameplate}>Broadsheet</p>
    <h1>The paper cannot be opened</h1>
    <p>{wordError(trouble)}</p>
    <Button look="strong" onClick={() => void loadPaper()}>
      Try again
    </Button>
  </main>
);

/** The web host gave this page's key away already, or was started anew. */
export const SessionExpired = () => (
  <main className={styles.page}>
    <p className={styles.nameplate}>Broadsheet</p>
    <h1>This page’s key has expired</h1>
    <p>
      The address of the paper carries a key that opens it once, for one browser tab. Press Enter where Broadsheet was
      started to have a new address printed, or start it again.
    </p>
  </main>
);
