import styles from './segments.module.css';

type SegmentsProps<T extends string> = {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
};

/** One choice out of a few, side by side. */
export const Segments = <T extends string>({ label, choices, value, onChange }: SegmentsProps<T>) => (
  <fieldset className={styles.segments}>
    <legend className="only-heard">{label}</legend>
    {choices.map((choice) => (
      <button
        key={choice.value}
        type="button"
        aria-pressed={choice.value === value}
        onClick={() => onChange(choice.value)}
      >
        {choice.label}
      </button>
    ))}
  </fieldset>
);
