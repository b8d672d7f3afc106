import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { wordStories } from '../../words/numbers.ts';

/** Shows hidden stories again, whatever filters say. */
export const bringBack = async (headlines: readonly Pick<ListedHeadline, 'id'>[]): Promise<void> => {
  try {
    const { shown, undo } = await call('filters.bringBack', { ids: headlines.map(({ id }) => id) });
    sayDone(shown === 1 ? 'The story is shown again.' : `${wordStories(shown)} are shown again.`, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};
