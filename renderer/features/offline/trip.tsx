/** The paper made ready for a trip: which sections, how much, how far it is, and what is inside. */
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { TripState } from '../../../electron/contract/offline.ts';
import { usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Segments } from '../../ui/segments.tsx';
import { wordError } from '../../words/errors.ts';
import { wordNumber } from '../../words/numbers.ts';
import { tripRows, wordTripEnd } from '../../words/offline.ts';
import { closeDialog } from '../dialog-state.ts';
import { childrenOf } from '../sidebar/section-tree.ts';
import styles from './trip.module.css';
import { useTrip } from './use-trip.ts';

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
    <dl className={styles.rows}>
      {tripRows(inside).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  </>
);

type ChoiceProps = {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** The outermost sections; none chosen is the whole paper. */
const SectionChoices = ({ chosen, onChoose }: ChoiceProps) => {
  const sections = usePaper((state) => state.paper?.sections ?? []);
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const outer = childrenOf(sections, null);
  if (outer.length === 0) return null;
  return (
    <fieldset className={styles.sections}>
      <legend>Sections</legend>
      <label>
        <input type="checkbox" checked={chosen.length === 0} onChange={() => onChoose([])} />
        The whole paper
      </label>
      {outer.map((section) => (
        <label key={section.id}>
          <input type="checkbox" checked={chosen.includes(section.id)} onChange={() => toggle(section.id)} />
          <bdi>{section.title}</bdi>
        </label>
      ))}
    </fieldset>
  );
};

export const Trip = () => {
  const form = useId();
  const { progress, job, start, stop } = useTrip();
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
          <Button onClick={closeDialog}>{progress.state === 'ready' ? 'Close' : 'Cancel'}</Button>
          {progress.state === 'fetching' && (
            <Button look="strong" onClick={stop}>
              Stop
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
