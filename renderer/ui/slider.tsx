import { useEffect, useId, useState } from 'react';
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
  /** Told when the reader lets go or has stopped for a moment. */
  readonly onChange: (value: number) => void;
};

const settlesAfterMs = 250;

/** A figure on a scale. It moves at once; what follows from it happens when it rests. */
export const Slider = ({ label, note, value, least, most, step, word, onChange }: SliderProps) => {
  const id = useId();
  const [moved, setMoved] = useState<number | null>(null);
  useEffect(() => {
    if (moved === null) return undefined;
    const timer = setTimeout(() => {
      setMoved(null);
      if (moved !== value) onChange(moved);
    }, settlesAfterMs);
    return () => clearTimeout(timer);
  }, [moved, value, onChange]);
  const shown = moved ?? value;
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
        onChange={(event) => setMoved(Number(event.currentTarget.value))}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={styles.note}>
          <bdi>{note}</bdi>
        </p>
      )}
    </div>
  );
};
