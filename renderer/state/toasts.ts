/** Short notes at the foot of the window, with a way to undo where there is one. */
import { create } from 'zustand';
import { call, troubleOf } from '../bridge/bridge.ts';
import { wordError } from '../words/errors.ts';

export type Toast = {
  readonly id: number;
  readonly words: string;
  readonly urgent: boolean;
  readonly action: { readonly label: string; readonly run: () => void } | null;
};

const most = 3;
let nextId = 1;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

export const dismissToast = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));

/** Shows a note. The same words shown again take the place of the old ones. */
export const say = (words: string, options: Partial<Pick<Toast, 'urgent' | 'action'>> = {}): void =>
  useToasts.setState(({ toasts }) => ({
    toasts: [
      ...toasts.filter((toast) => toast.words !== words).slice(1 - most),
      { id: nextId++, words, urgent: options.urgent ?? false, action: options.action ?? null },
    ],
  }));

/** Shows what went wrong. */
export const sayTrouble = (cause: unknown): void => say(wordError(troubleOf(cause)), { urgent: true });

/** Shows what was done, with Undo where the library gave a way back. */
export const sayDone = (words: string, undo: string | null): void =>
  say(words, {
    action:
      undo === null
        ? null
        : { label: 'Undo', run: () => void call('undo.apply', { undo }).then(() => say('Undone.'), sayTrouble) },
  });
