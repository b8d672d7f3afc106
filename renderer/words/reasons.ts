/** Why a headline stands in a rail, worded. */
import type { Reason } from '../../electron/contract/models.ts';
import { wordCount, wordSources } from './numbers.ts';

/** One short line; `null` where the place says enough. */
export const wordReason = (reason: Reason | null): string | null => {
  if (reason === null) return null;
  switch (reason.kind) {
    case 'shares':
      return `Shares: ${reason.terms.join(', ')}`;
    case 'same-byline':
      return `Also by ${reason.byline}`;
    case 'follows':
      return 'Follows this story';
    case 'covered-by':
      return `Covered by ${wordNumberOfYour(reason.sources)}`;
    case 'growing':
      return `${wordCount(reason.reports, 'report', 'reports')} in ${reason.hours} hours`;
    case 'many-reports':
      return wordCount(reason.reports, 'report', 'reports');
    case 'rare-source':
      return `${reason.source} seldom writes`;
    case 'your-section':
      return `You weigh ${reason.section} more`;
    case 'starred-source':
      return 'From a starred source';
    case 'your-mark':
      return 'You marked it as must read';
    case 'fresh':
      return 'New';
    case 'you-read':
      return `Because you read about ${reason.terms.join(', ')}`;
    case 'you-read-source':
      return `Because you read ${reason.source}`;
    case 'unexpected':
      return 'Outside your usual reading';
    default:
      return reason satisfies never;
  }
};

const wordNumberOfYour = (sources: number): string =>
  sources === 1 ? '1 of your sources' : `${wordSources(sources).replace(' sources', '')} of your sources`;

/** The same as a note under a numbered headline: "5 sources". */
export const wordReasonShort = (reason: Reason | null): string | null => {
  if (reason?.kind === 'covered-by') return wordSources(reason.sources);
  if (reason?.kind === 'starred-source') return 'Starred source';
  if (reason?.kind === 'your-mark') return 'Your mark';
  return wordReason(reason);
};
