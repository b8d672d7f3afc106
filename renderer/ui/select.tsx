import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Icon } from './icons.tsx';
import { OverlayLocale } from './overlay-locale.tsx';
import styles from './select.module.css';

export type Choice = {
  readonly value: string;
  readonly label: string;
  /** How deep the choice stands below the others. */
  readonly depth?: number;
};

type SelectProps = {
  readonly label: string;
  /** The label is shown elsewhere and only heard here. */
  readonly labelHidden?: boolean;
  /** Its frame shows on hover and focus only: for bars of controls, where the value says enough. */
  readonly quiet?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One choice out of a list that opens. */
export const Select = ({ label, labelHidden = false, quiet = false, choices, value, onChange }: SelectProps) => (
  <OverlayLocale>
    <AriaSelect
      className={styles.select}
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      {...(labelHidden ? { 'aria-label': label } : {})}
    >
      {!labelHidden && <Label className={styles.label}>{label}</Label>}
      <Button className={quiet ? `${styles.button} ${styles.quiet}` : styles.button}>
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className={styles.popover}>
        <ListBox className={styles.list}>
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className={styles.choice}
              style={{ paddingInlineStart: 10 + (choice.depth ?? 0) * 16 }}
            >
              <span dir="auto">{choice.label}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  </OverlayLocale>
);
