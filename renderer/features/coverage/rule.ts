/** Parting and joining stories by hand. */
import { call } from '../../bridge/bridge.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';

export const split = async (articleIds: readonly string[], words: string): Promise<void> => {
  try {
    const { undo } = await call('clusters.split', { articleIds });
    sayDone(words, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

export const merge = async (articleIds: readonly string[]): Promise<void> => {
  try {
    const { undo } = await call('clusters.merge', { articleIds });
    sayDone('These are one story now. That is remembered.', undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};
