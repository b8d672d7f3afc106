import { useEffect, useMemo, useRef } from 'react';
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { OverlayLocale } from './overlay-locale.tsx';
import styles from './menu.module.css';

export type MenuEntry =
  | {
      readonly id: string;
      readonly label: string;
      readonly shortcut?: string;
      readonly disabled?: boolean;
      readonly run: () => void;
    }
  | { readonly id: string; readonly separator: true };

type MenuProps = {
  readonly label: string;
  readonly anchor: Element;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
};

/** A menu beside what opened it. */
export const Menu = ({ label, anchor, entries, onClose }: MenuProps) => {
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A menu that opens within the key press that asked for it takes the keyboard, but gives it to none of its entries.
    const frame = requestAnimationFrame(() => {
      if (menu.current === null || document.activeElement !== menu.current) return;
      menu.current.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <OverlayLocale>
      <Popover
        className={styles.popover}
        aria-label={label}
        isOpen
        triggerRef={trigger}
        placement="bottom end"
        onOpenChange={(open) => !open && onClose()}
      >
        {/* A menu that opened takes the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <AriaMenu ref={menu} className={styles.menu} aria-label={label} autoFocus="first" onClose={onClose}>
          {entries.map((entry) =>
            'separator' in entry ? (
              <Separator key={entry.id} className={styles.separator} />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                className={styles.entry}
                textValue={entry.label}
                isDisabled={entry.disabled ?? false}
                onAction={() => {
                  onClose();
                  entry.run();
                }}
              >
                <span>{entry.label}</span>
                {entry.shortcut !== undefined && <kbd aria-hidden="true">{entry.shortcut}</kbd>}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </OverlayLocale>
  );
};
