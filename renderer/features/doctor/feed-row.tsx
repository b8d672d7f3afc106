import type { FeedHealth, RepairName } from '../../../electron/contract/doctor.ts';
import { addressOf } from '../../state/place.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { repairLabels, wordFlaw, wordHabit, wordHealth, wordNextFetch } from '../../words/doctor.ts';
import { wordBytes } from '../../words/numbers.ts';
import { wordAgo } from '../../words/times.ts';
import { repair } from './repairs.ts';
import styles from './doctor.module.css';

type RepairButtonsProps = { readonly health: FeedHealth; readonly names: readonly RepairName[] };

/** The repairs that apply, as buttons that name their feed to those who hear them. */
export const RepairButtons = ({ health, names }: RepairButtonsProps) => (
  <div className={styles.repairs}>
    {names.map((name) => (
      <Button key={name} onClick={() => repair(health, name)}>
        {repairLabels[name]}
        <span className="only-heard"> {health.title}</span>
      </Button>
    ))}
  </div>
);

const factsOf = (health: FeedHealth, now: number): readonly string[] => [
  ...(health.lastGoodFetch === null ? ['Never fetched'] : [`Last good fetch ${wordAgo(health.lastGoodFetch, now)}`]),
  ...(health.failure !== null && health.failure.times > 1 ? [`failed ${health.failure.times} times`] : []),
  ...(health.publishesEvery === null ? [] : [`publishes ${wordHabit(health.publishesEvery).toLowerCase()}`]),
  ...(health.documentBytes === null ? [] : [wordBytes(health.documentBytes)]),
  ...(health.state === 'paused' ? [] : [`next: ${wordNextFetch(health.nextFetch, now).toLowerCase()}`]),
];

/** How many repairs stand in the list; the feed's own page has all. */
const shown = 3;

/** A feed in the list of all: how it is, in words, and what helps. */
export const FeedRow = ({ health }: { readonly health: FeedHealth }) => {
  const now = useNow();
  const [flaw] = health.flaws;
  const well = health.state === 'good';
  return (
    <div className={styles.row} data-state={health.state}>
      <span className={styles.dot} aria-hidden="true" />
      <div>
        <a className={styles.name} href={addressOf({ screen: 'doctor', sourceId: health.sourceId })} dir="auto">
          {health.title}
        </a>
        <p className={styles.words}>
          <bdi>{wordHealth(health, now)}</bdi>
        </p>
        {flaw !== undefined && (
          <p className={styles.flaw}>
            <bdi>{wordFlaw(flaw)} It was read all the same.</bdi>
          </p>
        )}
        <p className={styles.facts}>
          <bdi>{factsOf(health, now).join(' · ')}</bdi>
        </p>
        {!well && <RepairButtons health={health} names={health.repairs.slice(0, shown)} />}
      </div>
    </div>
  );
};
