/** What crosses from the library's thread to a parsing thread. */
import type { Holding } from '../../articles/entries.ts';
import type { FeedContext } from '../model.ts';

/** With a `holding` the entries are to be handed over as articles of that source. */
export type FeedQuestion = {
  readonly bytes: Uint8Array;
  readonly context: FeedContext;
  readonly holding?: Holding;
};
