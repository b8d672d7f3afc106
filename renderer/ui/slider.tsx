import { useEffect, useId, useRef, useState } from 'react';
import styles from './slider.module.css';

type SliderProps = {
  readonly label: string;
  readonly note?: string | undefined;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** The value in words, shown and heard. */
  readonly word: (value: number) => string;
  /** Told when the reader has stopped for a moment. Answers whether it was taken: then `value` follows. */
  readonly onChange: (value: number) => Promise<boolean>;
};

const settlesAfterMs = 250;

type Rest = Pick<SliderProps, 'value' | 'onChange'>;

/** Where the slider stands: where the reader put it, until `value` follows. */
const useMoved = ({ value, onChange }: Rest): readonly [shown: number, move: (value: number) => void] => {
  const [moved, setMoved] = useState<number | null>(null);
  const [known, setKnown] = useState(value);
  /** What waits for the reader to stop, with the way to tell it at once. */
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly tell: () => void }>(undefined);
  useEffect(
    () => () => {
      // Left before it rested: it is told all the same.
      waiting.current?.tell();
    },
    [],
  );
  if (value !== known) {
    setKnown(value);
    setMoved(null);
  }
  const move = (to: number): void => {
    setMoved(to);
    clearTimeout(waiting.current?.timer);
    const tell = (): void => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      void onChange(to).then((taken) => taken || setMoved(null));
    };
    waiting.current = { timer: setTimeout(tell, settlesAfterMs), tell };
  };
  return [moved ?? value, move];
};

/** A figure on a scale. It moves at once; what follows from it happens when it rests. */
export const Slider = ({ label, note, value, least, most, step, word, onChange }: SliderProps) => {
  const id = useId();
  const [shown, move] = useMoved({ value, onChange });
  return (
    <div className={styles.slider}>
      <label htmlFor={id} dir="auto">
        {label}
      </label>
      <output htmlFor={id}>
        <bdi>{word(shown)}</bdi>
      </output>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={shown}
        aria-valuetext={word(shown)}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => move(Number(event.currentTarget.value))}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={styles.note}>
          <bdi>{note}</bdi>
        </p>
      )}
    </div>
  );
};
