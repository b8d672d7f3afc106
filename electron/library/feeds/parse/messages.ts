/** What crosses between the library's thread and a parsing thread. */
import type { ErrorInfo } from '../../../contract/errors.ts';
import type { FeedContext, ParsedFeed } from '../model.ts';

export type FeedQuestion = { readonly number: number; readonly bytes: Uint8Array; readonly context: FeedContext };

export type FeedAnswer =
  | { readonly number: number; readonly feed: ParsedFeed }
  | { readonly number: number; readonly error: ErrorInfo }
  | { readonly number: number; readonly bug: string };
