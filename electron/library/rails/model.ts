/** What the rails, clusters and editions may know of the library. `library/desk.ts` supplies it; tests and benchmarks bring their own. */
import type { MustReadChoices, TasteChoices } from '../../contract/preferences.ts';
import type { Headline, Reason, Section, Status, Time } from '../../contract/models.ts';

/** An article as the rails see it: words, not markup. */
export type DeskArticle = Headline & {
  /** Body as plain text; may be empty for a headline without text. */
  readonly text: string;
  /** Tells one state of the article's content from another; the same content may come without. */
  readonly hash?: string;
};

export type DeskSource = {
  readonly id: string;
  readonly title: string;
  readonly sectionId: string | null;
  readonly starred: boolean;
};

export type Desk = {
  readonly now: () => Time;
  readonly headline: (id: string) => Headline | undefined;
  readonly status: (id: string) => Status;
  readonly source: (id: string) => DeskSource | undefined;
  readonly sections: () => readonly Section[];
  /** Ids newest first, optionally only of these sections. */
  readonly newest: (limit: number, sectionIds?: ReadonlySet<string>) => readonly string[];
  /** What the reader opened, newest last, bounded. */
  readonly preferences: () => { readonly mustRead: MustReadChoices; readonly taste: TasteChoices };
  /** Another one whenever any other answer of the desk may be another one, but for the time. */
  readonly version: () => number;
  readonly history: () => readonly { readonly articleId: string; readonly at: Time }[];
};

export type Ranked = { readonly id: string; readonly score: number; readonly reason: Reason | null };
