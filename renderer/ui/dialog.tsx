import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';
import { OverlayLocale } from './overlay-locale.tsx';
import styles from './dialog.module.css';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly foot?: ReactNode;
  readonly wide?: boolean;
};

/** A sheet over the page that takes the keyboard until it is closed. */
export const Dialog = ({ title, onClose, children, foot, wide = false }: DialogProps) => (
  <OverlayLocale>
    <ModalOverlay className={styles.scrim} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.sheet} data-wide={wide || undefined}>
        <AriaDialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title">
              <bdi>{title}</bdi>
            </Heading>
            <IconButton icon="close" label="Close" onClick={onClose} />
          </header>
          <div className={styles.content}>{children}</div>
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  </OverlayLocale>
);
