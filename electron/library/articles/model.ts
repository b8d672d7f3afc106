/** Shapes on the way from bytes to a stored article. */
import type { Direction, Enclosure, Origin, PrintedRail, Time } from '../../contract/models.ts';

/** A page or file taken apart into the parts of a newspaper story. `html` is sanitised, its links are absolute; absent is `null`. */
export type ExtractedArticle = {
  readonly title: string | null;
  readonly standfirst: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  /** Outermost section first. */
  readonly sectionPath: readonly string[];
  readonly published: Time | null;
  readonly language: string | null;
  readonly direction: Direction;
  /** The body as plain text, paragraphs apart by a blank line. */
  readonly text: string;
  readonly html: string;
  /** Address of the lead picture. */
  readonly image: string | null;
  readonly printedRails: readonly PrintedRail[];
};

/** An article as it arrives, before it is sanitised and identified. What adapters of every format produce. */
export type ArticleDraft = {
  readonly origin: Origin;
  /** The feed's id for the entry, else its canonical link, else `null` (then a hash of title and text identifies it). */
  readonly identity: string | null;
  readonly title: string;
  readonly standfirst: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly sectionPath: readonly string[];
  readonly authors: readonly string[];
  readonly link: string | null;
  readonly published: Time | null;
  readonly language: string | null;
  readonly direction: Direction | null;
  /** Not yet sanitised, links absolute. */
  readonly html: string;
  readonly image: string | null;
  readonly categories: readonly string[];
  readonly enclosures: readonly Enclosure[];
  readonly printedRails: readonly PrintedRail[];
  readonly fileName: string | null;
  /** Pictures that came along and are stored already: address in `html` → sha256. */
  readonly storedPictures?: ReadonlyMap<string, string>;
  /** Whether `html` is the whole story, as far as its source can say. */
  readonly fullText: boolean;
};
