/** Shapes of looking for a story's whole text on its page. */
import type { FullTextState } from '../../contract/offline.ts';
import type { ArticleDraft } from '../articles/model.ts';
import type { PreparedArticle } from '../articles/prepare.ts';
import type { ArticleBody, ArticleRow } from '../store/model.ts';

export type FetchedPage = {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Where the page came from, after redirects. */
  readonly url: string;
};

/** What the page thread is asked. */
export type PageQuestion = FetchedPage & {
  /** The pages the story goes on to, in order. */
  readonly further?: readonly FetchedPage[];
  /** The story as it is; `null` for a page that is saved by itself. */
  readonly story: { readonly row: ArticleRow; readonly body: ArticleBody } | null;
};

/** `fetched` carries the story with the page's text, ready for the store. */
export type PageVerdict =
  /** `next`: where the story goes on after the pages at hand. */
  | { readonly state: 'fetched'; readonly prepared: PreparedArticle; readonly next: string | null }
  /** `whole`: the feed's text is all there is. `versions`: other pages of the story, which may say more of it. */
  | { readonly state: 'feed'; readonly whole: boolean; readonly versions: readonly string[] }
  | { readonly state: 'paywall'; readonly versions: readonly string[] }
  /** A page saved by itself; `paywall`: it holds its story back, and this is what it shows. */
  | { readonly state: 'page'; readonly draft: ArticleDraft; readonly paywall: boolean; readonly next: string | null }
  | { readonly state: Exclude<FullTextState, 'fetched' | 'feed' | 'failed' | 'paywall'> };
