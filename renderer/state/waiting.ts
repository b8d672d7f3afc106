/** Wishes that wait for the network: kept by the library, told about here. */
import type { CallInput } from '../../electron/contract/calls.ts';
import { call, on, troubleOf } from '../bridge/bridge.ts';
import { wordOutcome, wordWaits } from '../words/waiting.ts';
import { usePaper } from './paper.ts';
import { say, sayTrouble } from './toasts.ts';

/** Failures of the network itself; with no network at all, servers that do not answer are no fault of theirs. */
const isNetworkAway = (code: string): boolean =>
  code === 'offline' ||
  (usePaper.getState().paper?.offline.online === false &&
    ['name-not-found', 'connection-failed', 'timed-out', 'tls-failed'].includes(code));

/**
 * After a call that failed for want of a network: keeps the wish until there is one, and says so. Answers whether it did; any other failure
 * is the caller's.
 */
export const waitInstead = async (cause: unknown, wish: CallInput<'waiting.add'>): Promise<boolean> => {
  if (!isNetworkAway(troubleOf(cause).code)) return false;
  try {
    say(wordWaits(await call('waiting.add', wish)));
  } catch (refusal) {
    sayTrouble(refusal);
  }
  return true;
};

/** Says what became of wishes that waited. */
export const followWaiting = (): void => {
  on('waiting.done', (outcome) => say(wordOutcome(outcome), { urgent: outcome.error !== null }));
};
