/** What crosses from the library's thread to a parsing thread. */
import type { FeedContext } from '../model.ts';

export type FeedQuestion = { readonly bytes: Uint8Array; readonly context: FeedContext };
