import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { OverlayLocale } from './overlay-locale.tsx';
import styles from './popover.module.css';

type PopoverProps = {
  readonly label: string;
  readonly anchor: Element;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small sheet beside what opened it. */
export const Popover = ({ label, anchor, onClose, children }: PopoverProps) => {
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <OverlayLocale>
      <AriaPopover
        className={styles.popover}
        isOpen
        triggerRef={trigger}
        placement="bottom end"
        onOpenChange={(open) => !open && onClose()}
      >
        <Dialog className={styles.inside} aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </OverlayLocale>
  );
};
