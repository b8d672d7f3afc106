/** Sound and film that come with stories: fetched when the reader says so, kept on this machine, played from there. JSON-safe, absent is `null`. */
import type { ErrorInfo } from './errors.ts';

/** `absent`: only its address is known; `paused`: some of it is here; `here`: all of it is. */
export type MediumState = 'absent' | 'fetching' | 'paused' | 'here';

/** A place in it that the feed names. `at` is in seconds. */
export type MediaChapter = { readonly at: number; readonly title: string };

/** What a feed says of a file that can be played; absent where it says nothing. */
export type MediaFacts = {
  /** How long it plays. */
  readonly seconds?: number;
  readonly chapters?: readonly MediaChapter[];
};

export type Medium = {
  readonly articleId: string;
  /** Where it is on the web. */
  readonly link: string;
  readonly kind: 'audio' | 'video';
  /** As the feed says, until it is here; then by its content. */
  readonly type: string | null;
  /** Bytes in all, as far as is known. */
  readonly bytes: number | null;
  readonly seconds: number | null;
  readonly chapters: readonly MediaChapter[];
  readonly state: MediumState;
  readonly fetchedBytes: number;
  /** sha256 of its bytes once it is here: its address with every host. */
  readonly mediaId: string | null;
  /** Where the reader stopped listening, in seconds. */
  readonly place: number;
  /** What came of the last attempt to fetch it, if that failed. */
  readonly error: ErrorInfo | null;
};
