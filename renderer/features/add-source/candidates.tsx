import type { FeedCandidate } from '../../../electron/contract/models.ts';
import styles from './candidates.module.css';

type CandidatesProps = {
  readonly candidates: readonly FeedCandidate[];
  readonly chosen: string | null;
  readonly onChoose: (url: string) => void;
};

/** The choice where an address has several feeds. */
export const Candidates = ({ candidates, chosen, onChoose }: CandidatesProps) => (
  <fieldset className={styles.candidates}>
    <legend>{candidates.length} feeds at this address</legend>
    {candidates.map((candidate) => (
      <label key={candidate.url}>
        <input
          type="radio"
          name="candidate"
          checked={candidate.url === chosen}
          onChange={() => onChoose(candidate.url)}
        />
        <span>
          <b dir="auto">{candidate.title ?? candidate.url}</b>
          {candidate.subscribedAs !== null && <i>Already in your paper</i>}
          <small dir="ltr">{candidate.url}</small>
        </span>
      </label>
    ))}
  </fieldset>
);
