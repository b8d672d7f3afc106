import { updateSettings, usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SizeStepper } from '../settings/size-stepper.tsx';
import { ThemeChoice } from '../settings/theme-choice.tsx';
import styles from './text-size.module.css';

type TextSizeProps = { readonly anchor: Element; readonly onClose: () => void };

/** How the text is set: its size, and light or dark. */
export const TextSize = ({ anchor, onClose }: TextSizeProps) => {
  const size = usePaper((state) => state.settings?.textSize ?? 100);
  return (
    <Popover label="Text" anchor={anchor} onClose={onClose}>
      <div className={styles.rows}>
        <SizeStepper />
        <ThemeChoice />
        {size !== 100 && (
          <Button look="quiet" onClick={() => void updateSettings({ textSize: 100 })}>
            Normal size
          </Button>
        )}
      </div>
    </Popover>
  );
};
