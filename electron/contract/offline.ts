/** Whole stories without a network: full text from the story's page, what is here, and getting ready for a trip. JSON-safe, absent is `null`. */
import type { OfflineState } from './models.ts';

/** `automatic`: a story's page is fetched when the feed carries only a summary. */
export const fullTextPolicies = ['automatic', 'always', 'never'] as const;
export type FullTextPolicy = (typeof fullTextPolicies)[number];

/**
 * Where a story's text comes from, once its page was asked for. `fetched`: from the page. The others keep the feed's text: `feed`, the page
 * says no more; `paywall`, it wants to be paid; `consent`, it wants to be agreed with first; `failed`, it could not be had.
 */
export const fullTextStates = ['fetched', 'feed', 'paywall', 'consent', 'failed'] as const;
export type FullTextState = (typeof fullTextStates)[number];

/** What came of looking for whole stories. */
export type CompletedStories = {
  /** Pages that were asked for. */
  readonly asked: number;
  /** Stories that now carry their page's text. */
  readonly fetched: number;
  readonly paywalls: number;
  readonly failed: number;
  readonly cancelled: boolean;
};

/** A page saved by hand. `added` is `false` when the library had the story already: it is now saved and, as far as it can be, whole. */
export type SavedPage = { readonly id: string; readonly title: string; readonly added: boolean };

/** After everything was looked at again on the disk. */
export type RecheckedState = OfflineState & {
  /** Stories whose state was another one than said. */
  readonly corrected: number;
  /** Pictures that were said to be here and are not. */
  readonly picturesLost: number;
  /** Pieces of sound and film that were said to be here and are not. */
  readonly mediaLost: number;
};

export const tripEnds = ['all', 'hours', 'megabytes', 'cancelled', 'paused'] as const;
/** Why getting ready ended: everything is here, a budget is used up, it was stopped, or it waits to go on. */
export type TripEnd = (typeof tripEnds)[number];

/** A trip that is not ready yet: paused by the reader, or broken off with the program. */
export type PendingTrip = {
  readonly sectionIds: readonly string[] | null;
  readonly hours: number | null;
  readonly megabytes: number | null;
  /** Bytes that came over the network so far. */
  readonly bytesFetched: number;
  readonly state: 'running' | 'paused';
};

/** What is inside after getting ready: the unread stories that were chosen, as far as the budget went. */
export type TripState = {
  readonly stories: number;
  readonly complete: number;
  readonly text: number;
  readonly summary: number;
  readonly picturesMissing: number;
  /** How long it takes to read what is whole. */
  readonly minutes: number;
  /** Bytes that came over the network. */
  readonly bytesFetched: number;
  readonly ended: TripEnd;
};

export const exportFormats = ['markdown', 'html', 'epub'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The day's paper: the front page alone, or with its stories. */
export const editionParts = ['front-page', 'paper'] as const;
export type EditionPart = (typeof editionParts)[number];

/** A file to be written somewhere: bytes as base64. */
export type ExportedFile = { readonly name: string; readonly bytes: string };
