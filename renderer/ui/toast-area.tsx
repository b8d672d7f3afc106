import { useEffect, useRef } from 'react';
import { IconButton } from './button.tsx';
import styles from './toast-area.module.css';

export type ShownToast = {
  readonly id: number;
  readonly words: string;
  readonly urgent: boolean;
  readonly action: { readonly label: string; readonly run: () => void } | null;
};

const shownMs = 9_000;

type ToastProps = { readonly toast: ShownToast; readonly onDismiss: (id: number) => void };

/** Goes by itself, but not while the pointer or the keyboard is on it. */
const ToastNote = ({ toast, onDismiss }: ToastProps) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = (): void => clearTimeout(timer.current);
  const start = (): void => {
    stop();
    timer.current = setTimeout(() => onDismiss(toast.id), shownMs);
  };
  useEffect(() => {
    timer.current = setTimeout(() => onDismiss(toast.id), shownMs);
    return () => clearTimeout(timer.current);
  }, [toast.id, onDismiss]);
  return (
    // Only the clock of the note listens here; nothing is done by pressing on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles.toast}
      data-urgent={toast.urgent || undefined}
      onPointerEnter={stop}
      onPointerLeave={start}
      onFocus={stop}
      onBlur={start}
    >
      <span>{toast.words}</span>
      {toast.action !== null && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            toast.action?.run();
            onDismiss(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      )}
      <IconButton icon="close" label="Dismiss" onClick={() => onDismiss(toast.id)} />
    </li>
  );
};

type ToastAreaProps = { readonly toasts: readonly ShownToast[]; readonly onDismiss: (id: number) => void };

/** Notes at the foot of the window; they are read out as they arrive. */
export const ToastArea = ({ toasts, onDismiss }: ToastAreaProps) => (
  <section className={styles.area} aria-label="Notes">
    <ul aria-live="polite">
      {toasts.map((toast) => (
        <ToastNote key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </ul>
  </section>
);
