import type { CallInput } from '../../electron/contract/calls.ts';
import { Failure } from '../../electron/contract/errors.ts';
import { call } from '../bridge/bridge.ts';
import { wordRefresh } from '../words/jobs.ts';
import { say, sayTrouble } from './toasts.ts';
import { waitInstead } from './waiting.ts';

/** Asks the sources for news: all of them, those of a section, some, or one. Says what came of it. */
export const refresh = async (
  what: Pick<CallInput<'feeds.refresh'>, 'sourceId' | 'sourceIds' | 'sectionId'>,
): Promise<void> => {
  const wish = { kind: 'refresh' as const, target: what.sourceId ?? null };
  try {
    const summary = await call('feeds.refresh', what);
    const nobodyAnswered = summary.sources > 0 && summary.failed === summary.sources;
    if (nobodyAnswered && (await waitInstead(new Failure('timed-out', {}), wish))) return;
    say(wordRefresh(summary));
  } catch (cause) {
    if (!(await waitInstead(cause, wish))) sayTrouble(cause);
  }
};
