import type { InputHTMLAttributes } from 'react';
import { useId } from 'react';
import styles from './field.module.css';

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange' | 'id'> & {
  readonly label: string;
  readonly note?: string | undefined;
  readonly trouble?: string | undefined;
  readonly onChange: (value: string) => void;
};

/** A line to type in, with its label above and what is wrong with it below. */
export const Field = ({ label, note, trouble, onChange, ...rest }: FieldProps) => {
  const id = useId();
  const noteId = `${id}-note`;
  const words = trouble ?? note;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        aria-invalid={trouble !== undefined}
        aria-describedby={words === undefined ? undefined : noteId}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {words !== undefined && (
        <p
          id={noteId}
          className={styles.note}
          data-trouble={trouble !== undefined || undefined}
          role={trouble === undefined ? undefined : 'alert'}
        >
          {words}
        </p>
      )}
    </div>
  );
};

type ToggleProps = {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** The sliding knob alone; what it switches is said beside it. */
export const Toggle = ({ on, onChange, ...rest }: ToggleProps) => (
  <input
    {...rest}
    type="checkbox"
    role="switch"
    className={styles.toggle}
    checked={on}
    aria-checked={on}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);

type SwitchProps = {
  readonly label: string;
  readonly note?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something that is on or off. */
export const Switch = ({ label, note, on, onChange }: SwitchProps) => {
  const id = useId();
  return (
    <div className={styles.switch}>
      <Toggle id={id} on={on} aria-describedby={note === undefined ? undefined : `${id}-note`} onChange={onChange} />
      <div>
        <label htmlFor={id}>{label}</label>
        {note !== undefined && (
          <p id={`${id}-note`} className={styles.note}>
            {note}
          </p>
        )}
      </div>
    </div>
  );
};
