/** The words of the paper as data. Everything is JSON-safe: no Date, no Map, absent is `null`. */

import type { EditionTimes } from './edition.ts';
import type { TagCount } from './filters.ts';
import type { SmartSection } from './searches.ts';
import type { MediaFacts } from './media.ts';
import type { FullTextPolicy, FullTextState } from './offline.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Time = number;
export type Direction = 'ltr' | 'rtl';

/** A place in the paper. Sections nest through `parentId` and are ordered among their siblings by `position` (0, 1, 2 …). */
export type Section = {
  readonly id: string;
  readonly title: string;
  readonly parentId: string | null;
  readonly position: number;
};

/** `feed`: an address that is asked again; `folder`: watched files; `saved`: the built-in home of files and pages saved by hand; `sample`: stories that ship with the app. */
export type SourceKind = 'feed' | 'folder' | 'saved' | 'sample';

/** How the last fetch of a feed (or the last look at a folder) ended. */
export type FetchOutcome = {
  readonly at: Time;
  readonly ok: boolean;
  /** `null` when it went well. */
  readonly error: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number | boolean | null>>;
  } | null;
  readonly httpStatus: number | null;
  /** True when the server said that nothing has changed. */
  readonly unchanged: boolean;
  readonly newArticles: number;
  readonly bytes: number;
  readonly ms: number;
};

export type Source = {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  /** `null`: at the top of the paper, in no section. */
  readonly sectionId: string | null;
  /** Feed address, or folder path (folders only ever show it; it never comes back in a call). */
  readonly address: string | null;
  readonly siteLink: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly starred: boolean;
  readonly paused: boolean;
  readonly added: Time;
  readonly lastFetch: FetchOutcome | null;
  readonly lastGoodFetch: Time | null;
  /** Failed fetches in a row; 0 when the last one went well. */
  readonly failures: number;
  readonly articles: number;
  readonly unread: number;
  /** Whether its stories' pages are fetched. */
  readonly fullText: FullTextPolicy;
};

/** A picture the library keeps, or would keep. `id` is the sha256 of its bytes, `null` until it is stored. */
export type Picture = {
  readonly id: string | null;
  readonly link: string | null;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly width: number | null;
  readonly height: number | null;
};

/** Where an article came in. */
export type Origin = 'feed' | 'file' | 'page' | 'sample';

/** How much of a story can be read without a network: all of it, its text, or only what the feed said. */
export type Completeness = 'complete' | 'text' | 'summary';

/** The small part of an article that lists need. */
export type Headline = {
  readonly id: string;
  readonly sourceId: string;
  /** The section it stands in: its own when it was put there, else its source's. */
  readonly sectionId: string | null;
  readonly origin: Origin;
  readonly title: string;
  readonly standfirst: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly link: string | null;
  /** As the article states it; `null` when it states none. */
  readonly published: Time | null;
  /** When it arrived here. */
  readonly arrived: Time;
  /** What lists sort by: `published` when it is believable, else `arrived`. */
  readonly date: Time;
  readonly language: string | null;
  readonly direction: Direction;
  /** Stored picture to show in lists (sha256), if any. */
  readonly pictureId: string | null;
  readonly words: number;
  /** How long the sound or film that comes with it plays, in seconds; absent where there is none, or the feed does not say. */
  readonly listenSeconds?: number;
  readonly completeness: Completeness;
  readonly categories: readonly string[];
  /** The story cluster it belongs to, and from how many sources that cluster comes (1: nobody else has it). */
  readonly clusterId: string | null;
  readonly coverage: number;
};

/** What the reader did with an article. Outlives the text. */
export type Status = {
  readonly read: boolean;
  readonly starred: boolean;
  readonly saved: boolean;
  /** The reader's own mark, not the rail. */
  readonly mustRead: boolean;
  /** How far it was read, 0 to 1. */
  readonly progress: number;
};

export type ListedHeadline = Headline & {
  readonly status: Status;
  readonly sourceTitle: string;
  /** Put on it by filters. */
  readonly tags: readonly string[];
  /** The filter that hides it; `null` for what is shown. */
  readonly hiddenBy: string | null;
};

/** A rail that was printed on a saved news page: kept beside the article as "From the saved page". */
export type PrintedRail = {
  readonly title: string;
  readonly items: readonly { readonly title: string; readonly excerpt: string | null; readonly link: string | null }[];
};

export type Enclosure = MediaFacts & {
  readonly link: string;
  readonly type: string | null;
  /** Bytes as the feed says. */
  readonly length: number | null;
};

/** One piece, as content that does not change. `html` is sanitised; pictures in it are `broadsheet-picture:<sha256>` or dropped. */
export type Article = Headline & {
  readonly dateline: string | null;
  /** The section path printed on the page itself, outermost first. */
  readonly sectionPath: readonly string[];
  readonly authors: readonly string[];
  readonly html: string;
  readonly pictures: readonly Picture[];
  readonly enclosures: readonly Enclosure[];
  readonly printedRails: readonly PrintedRail[];
  readonly fileName: string | null;
  /** Where its text comes from; `null` while its page was not asked for. */
  readonly fullTextState: FullTextState | null;
};

export type ArticleView = {
  readonly article: Article;
  readonly status: Status;
  readonly source: Source;
  /** Names of the sections it stands in, outermost first. */
  readonly sectionTitles: readonly string[];
  /** Put on it by filters. */
  readonly tags: readonly string[];
  /** The filter that hides it; `null` for what is shown. */
  readonly hiddenBy: string | null;
};

export const railNames = ['latest', 'must-read', 'related', 'recommended'] as const;
export type RailName = (typeof railNames)[number];

/** Why a headline stands in a rail, as a code plus what it speaks of; worded in the renderer. */
export type Reason =
  | { readonly kind: 'shares'; readonly terms: readonly string[] }
  | { readonly kind: 'same-byline'; readonly byline: string }
  | { readonly kind: 'follows' }
  | { readonly kind: 'covered-by'; readonly sources: number }
  | { readonly kind: 'starred-source' }
  | { readonly kind: 'growing'; readonly reports: number; readonly hours: number }
  | { readonly kind: 'many-reports'; readonly reports: number }
  | { readonly kind: 'rare-source'; readonly source: string }
  | { readonly kind: 'your-section'; readonly section: string }
  | { readonly kind: 'your-mark' }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'you-read'; readonly terms: readonly string[] }
  | { readonly kind: 'you-read-source'; readonly source: string }
  | { readonly kind: 'unexpected' };

export type RailItem = { readonly headline: ListedHeadline; readonly reason: Reason | null };

export type Rails = {
  readonly latest: readonly RailItem[];
  readonly mustRead: readonly RailItem[];
  readonly related: readonly RailItem[];
  readonly recommended: readonly RailItem[];
  readonly printed: readonly PrintedRail[];
};

/** Which headlines a list shows. */
export const listKinds = [
  'all',
  'latest',
  'must-read',
  'recommended',
  'saved',
  'starred',
  'files',
  'section',
  'source',
  'search',
  'tag',
  'hidden',
] as const;
export type ListKind = (typeof listKinds)[number];

export type HeadlinePage = {
  readonly headlines: readonly ListedHeadline[];
  /** Pass as `after` to get the next page; `null` at the end. */
  readonly next: string | null;
  readonly total: number;
  readonly unread: number;
};

/** Everything the frame around the stories needs: sections in the reader's order, sources, counts, state. */
export type Paper = {
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
  readonly counts: {
    readonly stories: number;
    readonly unread: number;
    readonly latest: number;
    readonly mustRead: number;
    readonly recommended: number;
    readonly saved: number;
    readonly starred: number;
    readonly files: number;
    /** Hidden by filters; in none of the other counts. */
    readonly hidden: number;
    /** Unread by section, each with what stands in its subsections. */
    readonly bySection: Readonly<Record<string, number>>;
  };
  /** By name. */
  readonly tags: readonly TagCount[];
  /** In the reader's order. */
  readonly searches: readonly SmartSection[];
  readonly offline: OfflineState;
  readonly welcome: WelcomeState;
};

export type OfflineState = {
  readonly online: boolean;
  readonly stories: number;
  readonly complete: number;
  readonly text: number;
  readonly summary: number;
  readonly picturesMissing: number;
  /** Pieces of sound and film that are all here. */
  readonly media: number;
  readonly bytes: number;
};

/** `fresh`: the first run, the three doors are open; `done`: the reader has chosen or dismissed them. */
export type WelcomeState = { readonly state: 'fresh' | 'done'; readonly samples: number };

export type FeedCandidate = {
  readonly url: string;
  readonly title: string | null;
  readonly type: string | null;
  /** Id of the source that has this address already. */
  readonly subscribedAs: string | null;
};
export type FeedPreview = {
  readonly url: string;
  readonly title: string;
  readonly siteLink: string | null;
  readonly description: string | null;
  readonly headlines: readonly {
    readonly title: string;
    readonly published: Time | null;
    readonly standfirst: string | null;
  }[];
  readonly entries: number;
  /** Id of the source that has this address already. */
  readonly subscribedAs: string | null;
};

/**
 * One result line of an import: a file or an outline. `unreachable`, `not-a-feed`: subscribed to and kept, with what went wrong now.
 * `undecided`: nothing was taken in, the reader says first what is to become of it.
 */
export type ImportLine = {
  readonly name: string;
  readonly outcome:
    | 'added'
    | 'already-there'
    | 'updated'
    | 'subscribed'
    | 'unreachable'
    | 'not-a-feed'
    | 'undecided'
    | 'failed';
  readonly articleIds: readonly string[];
  readonly sourceId: string | null;
  readonly error: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number | boolean | null>>;
  } | null;
  /** Only of an `undecided` line: the file's name for `bookmarks.keep` and `bookmarks.feeds`. */
  readonly held?: string;
};

export type RefreshSummary = {
  readonly sources: number;
  readonly failed: number;
  readonly newArticles: number;
  readonly updatedArticles: number;
  readonly unchanged: number;
  readonly cancelled: boolean;
};

export type JobKind =
  | 'refresh'
  | 'import'
  | 'opml'
  | 'discover'
  | 'check'
  | 'reindex'
  | 'complete'
  | 'trip'
  | 'filter'
  | 'waiting'
  | 'media';
/** Long work in progress. */
export type Job = {
  readonly id: string;
  readonly kind: JobKind;
  readonly done: number;
  readonly total: number;
  /** What is in hand now: a source's title, a file's name. */
  readonly current: string | null;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
};

export type Settings = {
  readonly theme: 'system' | 'light' | 'dark';
  /** Reader's text size in percent of the normal one. */
  readonly textSize: number;
  /** Minutes between refreshes; 0 is by hand only. */
  readonly refreshMinutes: number;
  readonly refreshAtStart: boolean;
  /** On battery it refreshes by itself every few hours only. */
  readonly sparingOnBattery: boolean;
  /** Whether it refreshes by itself over a metered connection. */
  readonly refreshMetered: boolean;
  readonly retentionDays: number;
  readonly articlesPerFeed: number;
  readonly markReadOnOpen: boolean;
  /** Reading a story marks its copies in other sources as read. */
  readonly markCopiesRead: boolean;
  readonly keepPictures: boolean;
  /** Pictures larger than a reader's column needs are kept smaller. */
  readonly shrinkPictures: boolean;
  readonly workOffline: boolean;
  readonly contact: string;
  readonly editionTimes: EditionTimes;
};

/** What a host can do beyond the library. The renderer asks before it shows a control. */
export const capabilityNames = [
  'choose-files',
  'choose-folder',
  'save-file',
  'native-menu',
  'drop-paths',
  'print-to-pdf',
  'keep-secrets',
] as const;
export type Capability = (typeof capabilityNames)[number];
export type HostKind = 'desktop' | 'web' | 'cli';

export type AppInfo = {
  readonly name: string;
  readonly version: string;
  readonly host: HostKind;
  readonly capabilities: readonly Capability[];
  readonly libraryFolder: string;
};

export type StarterSection = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly feeds: readonly { readonly title: string; readonly url: string; readonly language: string }[];
};
