import { useState } from 'react';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { refresh } from '../../state/refresh.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordImport } from '../../words/jobs.ts';
import { wordSources } from '../../words/numbers.ts';
import { openDialog } from '../dialog-state.ts';
import styles from './starters.module.css';

/** The choice of starter sections. */
export const Starters = ({ onClose }: { readonly onClose: () => void }) => {
  const { answer, again } = useAnswer('starters.list', undefined);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const toggle = (id: string): void =>
    setChosen((known) => (known.includes(id) ? known.filter((other) => other !== id) : [...known, id]));
  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      const lines = await call('starters.add', { ids: chosen });
      onClose();
      openDialog({ kind: 'import-result', title: wordImport(lines), lines });
      void refresh({});
    } catch (cause) {
      setTrouble(wordError(troubleOf(cause)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Starter sections"
      onClose={onClose}
      wide
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="strong" disabled={chosen.length === 0 || busy} onClick={() => void add()}>
            Add to the paper
          </Button>
        </>
      }
    >
      {answer.state === 'loading' && <Placeholder lines={6} label="Fetching starter sections" />}
      {answer.state === 'failed' && (
        <StateNote
          title="The starter sections could not be read"
          urgent
          action={<Button onClick={again}>Try again</Button>}
        >
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {answer.state === 'ready' && (
        <fieldset className={styles.starters}>
          <legend className="only-heard">Sections</legend>
          {answer.data.map((starter) => (
            <label key={starter.id}>
              <input type="checkbox" checked={chosen.includes(starter.id)} onChange={() => toggle(starter.id)} />
              <b>
                <bdi>{starter.title}</bdi>
              </b>
              <span>
                <bdi>{starter.description}</bdi>
              </span>
              <small>
                {wordSources(starter.feeds.length)}: <bdi>{starter.feeds.map((feed) => feed.title).join(', ')}</bdi>
              </small>
            </label>
          ))}
        </fieldset>
      )}
    </Dialog>
  );
};
