/** Shapes of local files on their way to articles. */
import type { ErrorInfo } from '../../contract/errors.ts';
import type { ExtractedArticle } from '../articles/model.ts';
import type { ParsedFeed } from '../feeds/model.ts';
import type { OpmlDocument } from '../feeds/opml.ts';

/** A picture that travels inside the file. `link` is how the article's markup names it. */
export type EmbeddedPicture = { readonly link: string; readonly bytes: Uint8Array };

/** One article of a local file. Absent is `null`; `read` and `starred` only where the file knows them. */
export type FileArticle = ExtractedArticle & {
  readonly link: string | null;
  readonly categories: readonly string[];
  readonly authors: readonly string[];
  readonly read?: boolean;
  readonly starred?: boolean;
  /** The file holds no more of the story than its headline, address and summary. */
  readonly summaryOnly?: true;
  readonly pictures?: readonly EmbeddedPicture[];
};

/** What of a file could not be read while the rest could. */
export type FailedPart = ErrorInfo & { readonly name: string };

export type FileArticles = {
  readonly kind: 'articles';
  readonly articles: readonly FileArticle[];
  /** A browser's, whose links may be meant as feeds as well as stories. */
  readonly bookmarks?: boolean;
  readonly failed?: readonly FailedPart[];
};

export type FileContent =
  | FileArticles
  | { readonly kind: 'feed'; readonly feed: ParsedFeed }
  | { readonly kind: 'opml'; readonly document: OpmlDocument };

/** What every reader of a kind is given. */
export type FileInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The address the file was saved from, if known: base of its relative links. */
  readonly url: string | null;
  /** How many archives this file was taken out of; 0 for the file itself. */
  readonly depth: number;
};

export type KindReader = (input: FileInput) => Promise<FileContent>;
