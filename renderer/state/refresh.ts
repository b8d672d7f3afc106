import type { CallInput } from '../../electron/contract/calls.ts';
import { call } from '../bridge/bridge.ts';
import { wordRefresh } from '../words/jobs.ts';
import { say, sayTrouble } from './toasts.ts';

/** Asks the sources for news: all of them, those of a section, some, or one. Says what came of it. */
export const refresh = async (
  what: Pick<CallInput<'feeds.refresh'>, 'sourceId' | 'sourceIds' | 'sectionId'>,
): Promise<void> => {
  try {
    say(wordRefresh(await call('feeds.refresh', what)));
  } catch (cause) {
    sayTrouble(cause);
  }
};
