/** The paper made ready for a trip: which sections, how much, how far it is, and what is inside. */
import type { CSSProperties, FormEvent } from 'react';
import { useId, useState } from 'react';
import type { PendingTrip, TripState } from '../../../electron/contract/offline.ts';
import { useSections } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Segments } from '../../ui/segments.tsx';
import { wordError } from '../../words/errors.ts';
import { wordNumber } from '../../words/numbers.ts';
import { tripRows, wordPending, wordTripEnd } from '../../words/offline.ts';
import { closeDialog } from '../dialog-state.ts';
import { inOrder } from '../sidebar/section-tree.ts';
import { Rows } from './rows.tsx';
import styles from './trip.module.css';
import type { TripProgress } from './use-trip.ts';
import { useTrip } from './use-trip.ts';

/** What closing the dialog comes to. */
const closeWords: Readonly<Record<TripProgress['state'], string>> = {
  choosing: 'Cancel',
  fetching: 'Go on in the background',
  ready: 'Close',
  failed: 'Cancel',
};

type Budget = 'all' | 'hours' | 'megabytes';

const budgets: readonly { readonly value: Budget; readonly label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'hours', label: 'Hours to read' },
  { value: 'megabytes', label: 'Megabytes' },
];
const usual: Readonly<Record<Exclude<Budget, 'all'>, string>> = { hours: '4', megabytes: '100' };
const most: Readonly<Record<Exclude<Budget, 'all'>, number>> = { hours: 1_000, megabytes: 1_000_000 };

const Inside = ({ inside }: { readonly inside: TripState }) => (
  <>
    <output>{wordTripEnd(inside)}</output>
    <Rows className={styles.rows} rows={tripRows(inside)} />
  </>
);

type ChoiceProps = {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** Sections with their subsections, which a chosen one brings along; none chosen is the whole paper. */
const SectionChoices = ({ chosen, onChoose }: ChoiceProps) => {
  const sections = useSections();
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const above = (id: string | null): boolean => {
    const section = sections.find((candidate) => candidate.id === id);
    return section !== undefined && (chosen.includes(section.id) || above(section.parentId));
  };
  if (sections.length === 0) return null;
  return (
    <fieldset className={styles.sections}>
      <legend>Sections</legend>
      <label>
        <input type="checkbox" checked={chosen.length === 0} onChange={() => onChoose([])} />
        The whole paper
      </label>
      {inOrder(sections).map(({ section, depth, path }) => {
        const brought = above(section.parentId);
        return (
          <label key={section.id} className={styles.inner} style={{ '--depth': depth } as CSSProperties}>
            <input
              type="checkbox"
              aria-label={path}
              checked={brought || chosen.includes(section.id)}
              disabled={brought}
              onChange={() => toggle(section.id)}
            />
            <bdi>{section.title}</bdi>
          </label>
        );
      })}
    </fieldset>
  );
};

/** A trip that was broken off: the reader says whether it goes on. */
const GoOn = ({ pending, onGoOn, onForget }: GoOnProps) => (
  <section className={styles.pending} aria-label="A trip that is not ready">
    <p>{wordPending(pending)}</p>
    <div className={styles.buttons}>
      <Button look="strong" onClick={onGoOn}>
        Go on
      </Button>
      <Button onClick={onForget}>Give it up</Button>
    </div>
  </section>
);
type GoOnProps = { readonly pending: PendingTrip; readonly onGoOn: () => void; readonly onForget: () => void };

export const Trip = () => {
  const form = useId();
  const { progress, job, pending, start, pause, stop, forget } = useTrip();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [budget, setBudget] = useState<Budget>('all');
  const [amount, setAmount] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void start({
      ...(chosen.length === 0 ? {} : { sectionIds: chosen }),
      ...(budget === 'all' ? {} : { [budget]: Number(amount) }),
    });
  };
  const choosing = progress.state === 'choosing' || progress.state === 'failed';
  return (
    <Dialog
      title="Ready for a trip"
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{closeWords[progress.state]}</Button>
          {progress.state === 'fetching' && (
            <>
              <Button onClick={stop}>Stop</Button>
              <Button look="strong" onClick={pause}>
                Pause
              </Button>
            </>
          )}
          {progress.state === 'ready' && progress.inside.ended === 'paused' && (
            <Button look="strong" onClick={() => void start({ goOn: true })}>
              Go on
            </Button>
          )}
          {choosing && (
            <Button look="strong" submit form={form}>
              Get ready
            </Button>
          )}
        </>
      }
    >
      {choosing && pending !== null && (
        <GoOn pending={pending} onGoOn={() => void start({ goOn: true })} onForget={forget} />
      )}
      {choosing && (
        <form id={form} className={styles.form} onSubmit={submit}>
          <p>
            Fetches the whole text and the pictures of unread stories: must-read first, then starred sources, then the
            newest.
          </p>
          {progress.state === 'failed' && <p role="alert">{wordError(progress.trouble)}</p>}
          <SectionChoices chosen={chosen} onChoose={setChosen} />
          <div className={styles.budget}>
            <span>How much</span>
            <Segments
              label="How much"
              choices={budgets}
              value={budget}
              onChange={(next) => {
                setBudget(next);
                setAmount(next === 'all' ? '' : usual[next]);
              }}
            />
          </div>
          {budget !== 'all' && (
            <Field
              label={budget === 'hours' ? 'Hours to read' : 'Megabytes over the network, at most'}
              type="number"
              min={1}
              max={most[budget]}
              step={1}
              required
              value={amount}
              onChange={setAmount}
              dir="ltr"
            />
          )}
        </form>
      )}
      {progress.state === 'fetching' && (
        <JobProgress
          label="Getting ready"
          job={job}
          waiting="Looking at what is missing"
          word={(done, total) => `${wordNumber(done)} of ${wordNumber(total)} stories`}
        />
      )}
      {progress.state === 'ready' && <Inside inside={progress.inside} />}
    </Dialog>
  );
};
