import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './chip.module.css';

export type ChipTone = 'ok' | 'warn' | 'faint';

type ChipProps = { readonly tone: ChipTone; readonly children: ReactNode };

/** A small pill with a coloured point. */
export const Chip = ({ tone, children }: ChipProps) => (
  <span className={styles.chip}>
    <span className={styles.dot} data-tone={tone} />
    {children}
  </span>
);

type ChipButtonProps = ChipProps &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & { readonly ref?: Ref<HTMLButtonElement> };

/** The same, to press. */
export const ChipButton = ({ tone, children, ...rest }: ChipButtonProps) => (
  <button {...rest} type="button" className={styles.chip}>
    <span className={styles.dot} data-tone={tone} />
    {children}
  </button>
);
