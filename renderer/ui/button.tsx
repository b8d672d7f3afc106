import type { ButtonHTMLAttributes, Ref } from 'react';
import type { IconName } from './icons.tsx';
import { Icon } from './icons.tsx';
import styles from './button.module.css';

type Common = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & {
  readonly ref?: Ref<HTMLButtonElement>;
};

type ButtonProps = Common & {
  /** `plain` shows its frame, `strong` is the one thing to do here, `quiet` is words alone. */
  readonly look?: 'plain' | 'strong' | 'quiet';
  readonly submit?: boolean;
};

export const Button = ({ look = 'plain', submit = false, ...rest }: ButtonProps) => (
  <button {...rest} type={submit ? 'submit' : 'button'} className={styles.button} data-look={look} />
);

type IconButtonProps = Omit<Common, 'children'> & {
  readonly icon: IconName;
  readonly label: string;
  /** Single key that does the same, told in the tip. */
  readonly shortcut?: string;
  /** For a state that can be on or off. */
  readonly pressed?: boolean;
  readonly mirrored?: boolean;
};

export const IconButton = ({ icon, label, shortcut, pressed, mirrored, ...rest }: IconButtonProps) => (
  <button
    {...rest}
    type="button"
    className={styles.icon}
    aria-label={label}
    aria-pressed={pressed}
    aria-keyshortcuts={shortcut}
    title={shortcut === undefined ? label : `${label} (${shortcut.toUpperCase()})`}
  >
    <Icon name={icon} filled={pressed} mirrored={mirrored} />
  </button>
);
