/** Weights of what makes a story a must read. */
import { mostWeight, mustReadFactors, usualWeight } from '../../../electron/contract/preferences.ts';
import type { MustReadFactor } from '../../../electron/contract/preferences.ts';
import type { CallInput } from '../../../electron/contract/calls.ts';
import { call } from '../../bridge/bridge.ts';
import { useSections } from '../../state/paper.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordStories } from '../../words/numbers.ts';
import { factorWords, wordWeight } from '../../words/preferences.ts';
import styles from './settings-page.module.css';

/** Answers whether the library took it; if not, why is said. */
const update = async (change: CallInput<'mustRead.update'>): Promise<boolean> => {
  try {
    await call('mustRead.update', change);
    return true;
  } catch (cause) {
    sayTrouble(cause);
    return false;
  }
};
const reset = (): void => {
  call('mustRead.reset').then(({ undo }) => sayDone('Everything weighs as usual again.', undo), sayTrouble);
};

const scale = { least: 0, most: mostWeight, step: 25, word: wordWeight } as const;

const Factor = ({ name, weight }: { readonly name: MustReadFactor; readonly weight: number }) => {
  const [title, note] = factorWords[name];
  return (
    <Slider
      {...scale}
      label={title}
      note={note}
      value={weight}
      onChange={(value) => update({ factor: { name, weight: value } })}
    />
  );
};

export const MustReadSettings = () => {
  const { answer, again } = useAnswer('mustRead.get', undefined, ['rails.changed']);
  const sections = useSections();
  if (answer.state === 'loading') return <Placeholder lines={6} label="Fetching the weights" />;
  if (answer.state === 'failed') {
    return (
      <StateNote title="The weights cannot be shown" urgent action={<Button onClick={again}>Try again</Button>}>
        {wordError(answer.trouble)}
      </StateNote>
    );
  }
  const { factors, sections: weights, dismissed } = answer.data;
  return (
    <>
      <div className={styles.sliders}>
        {mustReadFactors.map((name) => (
          <Factor key={name} name={name} weight={factors[name]} />
        ))}
      </div>
      {sections.length > 0 && (
        <details className={styles.more}>
          <summary>Weights of sections</summary>
          <div className={styles.sliders}>
            {sections.map((section) => (
              <Slider
                {...scale}
                key={section.id}
                label={section.title}
                value={weights[section.id] ?? usualWeight}
                onChange={(weight) => update({ section: { id: section.id, weight } })}
              />
            ))}
          </div>
        </details>
      )}
      <div className={styles.row}>
        <p className={styles.note}>
          <bdi>
            {dismissed === 0
              ? 'Say “Not this” in the menu of a story to keep it out of Must read.'
              : `${wordStories(dismissed)} sent away with “Not this” may come back after a reset.`}
          </bdi>
        </p>
        <div>
          <Button onClick={reset}>Reset Must read</Button>
        </div>
      </div>
    </>
  );
};
