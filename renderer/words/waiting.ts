/** What waits for the network, worded. */
import type { HeldBack, Waiting, WaitingKind, Wish, WishOutcome } from '../../electron/contract/waiting.ts';
import { wordError } from './errors.ts';

const about = ({ title, target }: Wish): string => `“${title ?? target ?? ''}”`;

const waits: Readonly<Record<WaitingKind, (wish: Wish) => string>> = {
  save: (wish) => `${about(wish)} is saved as soon as there is a network.`,
  subscribe: (wish) => `${about(wish)} is subscribed to as soon as there is a network.`,
  complete: (wish) => `The rest of ${about(wish)} is fetched as soon as there is a network.`,
  download: (wish) => `The audio or video of ${about(wish)} is fetched as soon as there is a network.`,
  refresh: () => 'The paper is refreshed as soon as there is a network.',
};
const done: Readonly<Record<WaitingKind, (wish: Wish) => string>> = {
  save: (wish) => `${about(wish)} is saved now.`,
  subscribe: (wish) => `${about(wish)} is in your paper now.`,
  complete: (wish) => `${about(wish)} was looked up now.`,
  download: (wish) => `The audio or video of ${about(wish)} is here now.`,
  refresh: () => 'The paper was refreshed.',
};
const wishes: Readonly<Record<WaitingKind, string>> = {
  save: 'Save a page',
  subscribe: 'Subscribe',
  complete: 'Fetch the whole story',
  download: 'Fetch audio or video',
  refresh: 'Refresh',
};

/** "“The pier” is saved as soon as there is a network." */
export const wordWaits = (wish: Wish): string => waits[wish.kind](wish);

export const wordOutcome = (outcome: WishOutcome): string =>
  outcome.error === null
    ? done[outcome.kind](outcome)
    : `${wishes[outcome.kind]}: ${about(outcome)}. ${wordError(outcome.error)}`;

/** What is wished, and of what. */
export const wordWish = ({ kind, title, target }: Wish): readonly [wish: string, about: string] => [
  wishes[kind],
  title ?? target ?? (kind === 'refresh' ? 'All sources' : ''),
];

/** Why it still waits. */
export const wordWhy = (waiting: Waiting, heldBack: HeldBack | null): string => {
  if (waiting.failed && waiting.error !== null) return wordError(waiting.error);
  if (heldBack === 'switched-off') return 'You are working offline.';
  if (heldBack === 'no-network') return 'There is no network.';
  return waiting.error === null ? 'It is next.' : `It is tried again. ${wordError(waiting.error)}`;
};
