/** What a filter would match, while it is written. */
import { wordError } from '../../words/errors.ts';
import { wordTrial } from '../../words/filters.ts';
import type { Trial } from './use-trial.ts';
import styles from './filter-form.module.css';

type TrialNoteProps = {
  readonly trial: Trial;
  /** How many headlines are shown. */
  readonly most: number;
};

const wordsOf = (trial: Trial): string => {
  switch (trial.state) {
    case 'empty':
      return 'Write what the stories have, and what it would match appears here.';
    case 'trying':
      return 'Trying…';
    case 'ready':
      return wordTrial(trial.trial);
    case 'failed':
      return wordError(trial.trouble);
  }
};

export const TrialNote = ({ trial, most }: TrialNoteProps) => {
  const headlines = trial.state === 'ready' ? trial.trial.headlines.slice(0, most) : [];
  return (
    <section
      className={styles.trial}
      aria-label="What it would match"
      data-failed={trial.state === 'failed' || undefined}
    >
      <output>
        <bdi>{wordsOf(trial)}</bdi>
      </output>
      {headlines.length > 0 && (
        <ul>
          {headlines.map((headline) => (
            <li key={headline.id}>
              <bdi lang={headline.language ?? undefined}>{headline.title}</bdi>
              <span>
                <bdi>{headline.sourceTitle}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
