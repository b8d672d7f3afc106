/** What the main process and the library's own process say to each other. */
import type { Envelope, ErrorInfo } from '../contract/errors.ts';
import type { EventName, Events } from '../contract/events.ts';
import type { StoredPicture } from '../host/assets.ts';
import type { StoredMedium } from '../host/media-answer.ts';

/** Work the main process asks for; each has an answer. */
export type LibraryWork =
  | { readonly kind: 'call'; readonly name: unknown; readonly input: unknown }
  | { readonly kind: 'watch-folder'; readonly folder: string; readonly sectionId: string | null }
  | { readonly kind: 'picture'; readonly picture: string }
  | { readonly kind: 'medium'; readonly medium: string; readonly start: number; readonly length: number }
  | { readonly kind: 'close' };

export type WorkAnswer<W extends LibraryWork> = W extends { readonly kind: 'picture' }
  ? StoredPicture | null
  : W extends { readonly kind: 'medium' }
    ? StoredMedium | null
    : W extends { readonly kind: 'close' }
      ? null
      : Envelope;

/** What the library's process asks of the main one; only that one may speak to the system's key store and know its proxy. */
export type SystemQuestion =
  | { readonly kind: 'seal'; readonly text: string }
  | { readonly kind: 'open'; readonly text: string }
  /** Answered as a PAC script would: `PROXY host:port; DIRECT`. */
  | { readonly kind: 'proxy'; readonly url: string };

export type ToLibrary =
  | { readonly kind: 'open'; readonly library: string | undefined; readonly keyStore: boolean }
  /** `null`: the system has no answer. */
  | { readonly kind: 'system'; readonly id: number; readonly answer: string | null }
  | { readonly kind: 'work'; readonly id: number; readonly work: LibraryWork };

export type Told = { [E in EventName]: { readonly name: E; readonly payload: Events[E] } }[EventName];

export type FromLibrary =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly error: ErrorInfo }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'system'; readonly id: number; readonly question: SystemQuestion }
  | { readonly kind: 'told'; readonly told: Told };
