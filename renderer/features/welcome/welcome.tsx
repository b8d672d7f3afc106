/** The first run: three doors over a paper that already holds the sample stories. */
import { lazy, Suspense, useState } from 'react';
import { usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { openDialog } from '../dialog-state.ts';
import { chooseFiles } from '../files/choose-files.ts';
import { finishWelcome } from './remove-samples.tsx';
import styles from './welcome.module.css';

const Starters = lazy(async () => ({ default: (await import('./starters.tsx')).Starters }));

/** Once there are sources of the reader's own: what becomes of the sample. */
const Samples = ({ samples }: { readonly samples: number }) => (
  <section className={styles.welcome} aria-label="Sample stories">
    <div className={styles.row}>
      <p>Your sources are in the paper. The {wordNumber(samples)} sample stories can stay or go.</p>
      <Button look="strong" onClick={() => void finishWelcome(true)}>
        Remove the sample
      </Button>
      <Button onClick={() => void finishWelcome(false)}>Keep it</Button>
    </div>
  </section>
);

export const Welcome = () => {
  const [choosing, setChoosing] = useState(false);
  const samples = usePaper((state) => state.paper?.welcome.samples ?? 0);
  const own = usePaper((state) => state.paper?.sources.some((source) => source.kind === 'feed') ?? false);
  if (own) return <Samples samples={samples} />;
  return (
    <section className={styles.welcome} aria-labelledby="welcome-title">
      <div className={styles.head}>
        <h2 id="welcome-title">Make it your own paper</h2>
        <p>
          What you see below is a sample of {wordNumber(samples)} stories, made up for this purpose. Everything stays on
          this machine.
        </p>
      </div>
      <div className={styles.doors}>
        <div>
          <h3>Starter sections</h3>
          <p>Sections with a few well-kept sources each, to change as you like.</p>
          <Button look="strong" onClick={() => setChoosing(true)} aria-haspopup="dialog">
            Choose sections…
          </Button>
        </div>
        <div>
          <h3>Bring what you have</h3>
          <p>An OPML list from another reader, saved pages, texts. Drop them anywhere.</p>
          <Button onClick={() => chooseFiles(null)}>Choose files…</Button>
        </div>
        <div>
          <h3>Paste an address</h3>
          <p>Of any site you read. What can be subscribed to is found for you.</p>
          <Button onClick={() => openDialog({ kind: 'add-source', address: '' })} aria-haspopup="dialog">
            Enter an address…
          </Button>
        </div>
      </div>
      <div className={styles.later}>
        <Button look="quiet" onClick={() => void finishWelcome(false)}>
          Look around first
        </Button>
      </div>
      {choosing && (
        <Suspense>
          <Starters onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </section>
  );
};
