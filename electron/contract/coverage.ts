/** Full coverage: a story as its sources told it, version by version. JSON-safe, absent is `null`. */
import type { ListedHeadline, Time } from './models.ts';

/** A sentence that no earlier version has; `marks` are its new names and numbers, [start, end) in UTF-16 units. */
export type Addition = {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
};

/** One telling of the story. */
export type StoryVersion = {
  /** The earliest article with this text. */
  readonly headline: ListedHeadline;
  /** Other articles that carry the same text, near enough. */
  readonly copies: readonly ListedHeadline[];
  /** Nothing earlier stands in its language: there is nothing to compare it with. */
  readonly first: boolean;
  /** The sentences that add most, in their order. */
  readonly adds: readonly Addition[];
  /** How many more sentences are new. */
  readonly more: number;
};

/** A stretch of the story without a long silence, earliest version first. */
export type StoryPart = { readonly date: Time; readonly versions: readonly StoryVersion[] };

export type Coverage = {
  /** `null`: nobody else tells the story; its one part then holds the article alone. */
  readonly clusterId: string | null;
  readonly sources: number;
  readonly articles: number;
  /** The latest versions are shown; so many earlier articles are not. */
  readonly left: number;
  /** Earliest first. */
  readonly parts: readonly StoryPart[];
  /** Stories that are near and not part of it: the reader may say that they are. */
  readonly near: readonly ListedHeadline[];
};
