/** What the reader prefers: what makes a story a must read, and what is recommended. It never leaves this machine. JSON-safe, absent is `null`. */
import type { Time } from './models.ts';

/**
 * What can make a story a must read: how many report it, how fast it grows, how many sources tell it, that its source seldom writes, the
 * reader's own marks, starred sources, its section, how fresh it is.
 */
export const mustReadFactors = [
  'size',
  'speed',
  'spread',
  'rarity',
  'marks',
  'starred',
  'sections',
  'freshness',
] as const;
export type MustReadFactor = (typeof mustReadFactors)[number];

/** Weights are percent of the usual one, 0 to 200. */
export const usualWeight = 100;
export const mostWeight = 200;

export type MustReadPreferences = {
  readonly factors: Readonly<Record<MustReadFactor, number>>;
  /** By section, for those that do not weigh as usual. Subsections weigh as what they stand in. */
  readonly sections: Readonly<Record<string, number>>;
  /** Stories that are not to stand there. */
  readonly dismissed: number;
};

export const profileKinds = ['topic', 'name', 'source'] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** One thing the reader reads about, or a source that is read. */
export type ProfileEntry = {
  readonly kind: ProfileKind;
  /** What all forms of it share; of a source its id. */
  readonly key: string;
  readonly written: string;
  /** How much it counts, 0 to 100 of what counts most of its kind. */
  readonly weight: number;
  /** What the reader made of it, in percent: 100 as it was found, 0 taken out. */
  readonly factor: number;
  /** The reader put it there. */
  readonly added: boolean;
};
export const mostFactor = 400;

export type Profile = {
  readonly on: boolean;
  /** So many percent of what is recommended come from outside. */
  readonly unexpected: number;
  /** Articles it was found in. */
  readonly articles: number;
  /** The weightiest first of each kind. */
  readonly entries: readonly ProfileEntry[];
  /** Stories of which the reader wants less, newest first. */
  readonly less: readonly { readonly articleId: string; readonly title: string; readonly at: Time }[];
};

/** What the library keeps of the reader's choices for Must read. */
export type MustReadChoices = {
  readonly factors: Readonly<Partial<Record<MustReadFactor, number>>>;
  readonly sections: Readonly<Record<string, number>>;
  readonly dismissed: readonly { readonly articleId: string; readonly at: Time }[];
};

/** And for Recommended. */
export type TasteChoices = {
  readonly on: boolean;
  readonly unexpected: number;
  /** Nothing read before counts. */
  readonly since: Time;
  readonly entries: readonly Omit<ProfileEntry, 'weight'>[];
  /** With the words that tell what it was about, for when it is gone. */
  readonly less: readonly {
    readonly articleId: string;
    readonly at: Time;
    readonly title: string;
    readonly terms: readonly string[];
  }[];
};

export const usualMustRead: MustReadChoices = { factors: {}, sections: {}, dismissed: [] };
export const usualTaste: TasteChoices = { on: true, unexpected: 17, since: 0, entries: [], less: [] };
