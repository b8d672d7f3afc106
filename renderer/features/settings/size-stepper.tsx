import { updateSettings, usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import styles from './size-stepper.module.css';

const least = 50;
const most = 300;
const step = 10;

/** Smaller and larger, with the size in percent between. */
export const SizeStepper = () => {
  const size = usePaper((state) => state.settings?.textSize ?? 100);
  const set = (next: number): void => void updateSettings({ textSize: Math.min(most, Math.max(least, next)) });
  return (
    <fieldset className={styles.stepper}>
      <legend className="only-heard">Text size</legend>
      <Button disabled={size <= least} onClick={() => set(size - step)}>
        Smaller
      </Button>
      <output aria-live="polite">{size} %</output>
      <Button disabled={size >= most} onClick={() => set(size + step)}>
        Larger
      </Button>
    </fieldset>
  );
};
