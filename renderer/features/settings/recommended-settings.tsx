/** Recommended on or off, how much of it is unexpected, and the way to the profile. */
import { addressOf } from '../../state/place.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/field.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordShare } from '../../words/preferences.ts';
import { updateProfile } from '../profile/update-profile.ts';
import styles from './settings-page.module.css';

export const RecommendedSettings = () => {
  const { answer, again } = useAnswer('profile.get', undefined, ['rails.changed']);
  if (answer.state === 'loading') return <Placeholder lines={3} label="Fetching the profile" />;
  if (answer.state === 'failed') {
    return (
      <StateNote title="The profile cannot be shown" urgent action={<Button onClick={again}>Try again</Button>}>
        {wordError(answer.trouble)}
      </StateNote>
    );
  }
  const { on, unexpected } = answer.data;
  return (
    <>
      <Switch
        label="Recommend stories"
        note="From what you read, on this machine only. Every story stays in its section, recommended or not."
        on={on}
        onChange={(value) => void updateProfile({ on: value })}
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
            onChange={(value) => updateProfile({ unexpected: value })}
          />
        </div>
      )}
      <p className={styles.note}>
        <a href={addressOf({ screen: 'profile' })}>See and edit your profile</a>
      </p>
    </>
  );
};
