/** What waits for the network, because the reader works offline or there is none. JSON-safe, absent is `null`. */
import type { ErrorInfo } from './errors.ts';
import type { Time } from './models.ts';

/** `save`, `subscribe`: an address; `complete`, `download` (its sound or film): a story's id; `refresh`: a source's id, or `null` for all of them. */
export const waitingKinds = ['save', 'subscribe', 'complete', 'refresh', 'download'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** One wish of the reader. */
export type Wish = {
  readonly kind: WaitingKind;
  readonly target: string | null;
  /** What it is about, in words: a headline, a title, an address. */
  readonly title: string | null;
  readonly sectionId: string | null;
};

export type Waiting = Wish & {
  readonly id: string;
  readonly at: Time;
  /** What came of the last attempt: of a network that failed, it is tried again; anything else stays here until the reader takes it away. */
  readonly error: ErrorInfo | null;
  readonly failed: boolean;
};

/** Why nothing of it is done now; `null` when it is being done. */
export type HeldBack = 'switched-off' | 'no-network';
export type WaitingList = { readonly waiting: readonly Waiting[]; readonly heldBack: HeldBack | null };

/** What came of a wish, told when it is done or has failed for good. */
export type WishOutcome = Wish & { readonly error: ErrorInfo | null };
