/** Recommended on or off, how much of it is unexpected, and the way to the profile. */
import type { CallInput } from '../../../electron/contract/calls.ts';
import { call } from '../../bridge/bridge.ts';
import { addressOf } from '../../state/place.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Switch } from '../../ui/field.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordShare } from '../../words/preferences.ts';
import styles from './settings-page.module.css';

const update = (change: CallInput<'profile.update'>): void => {
  call('profile.update', change).catch(sayTrouble);
};

export const RecommendedSettings = () => {
  const { answer } = useAnswer('profile.get', undefined, ['rails.changed']);
  if (answer.state === 'loading') return <Placeholder lines={3} label="Fetching the profile" />;
  if (answer.state === 'failed') return <p className={styles.note}>{wordError(answer.trouble)}</p>;
  const { on, unexpected } = answer.data;
  return (
    <>
      <Switch
        label="Recommend stories"
        note="From what you read, on this machine only. Every story stays in its section, recommended or not."
        on={on}
        onChange={(value) => update({ on: value })}
      />
      {on && (
        <div className={styles.sliders}>
          <Slider
            label="Unexpected stories"
            note="From outside what you usually read."
            least={0}
            most={50}
            step={1}
            value={unexpected}
            word={wordShare}
            onChange={(value) => update({ unexpected: value })}
          />
        </div>
      )}
      <p className={styles.note}>
        <a href={addressOf({ screen: 'profile' })}>See and edit your profile</a>
      </p>
    </>
  );
};
