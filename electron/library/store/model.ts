/** What the library keeps on disk, and the face of the store. Times are milliseconds UTC; everything is JSON-safe. */
import type {
  Completeness,
  Direction,
  Enclosure,
  FetchOutcome,
  Origin,
  Picture,
  PrintedRail,
  Section,
  Settings,
  SourceKind,
  Status,
  Time,
} from '../../contract/models.ts';
import type { ActivityEntry, CheckReport, HealthFlaw } from '../../contract/doctor.ts';
import type { MustReadChoices, TasteChoices } from '../../contract/preferences.ts';
import type { SavedSearch } from '../../contract/searches.ts';
import type { ErrorInfo, ErrorParams } from '../../contract/errors.ts';
import type { FullTextPolicy, FullTextState, PendingTrip } from '../../contract/offline.ts';
import type { Waiting } from '../../contract/waiting.ts';
import type { Filter } from '../../contract/filters.ts';
import type { EditionsFile } from './editions-file.ts';

/** A source as `library.json` keeps it: what the reader decided. What happened to it stands in its own folder. */
export type SourceRow = {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly sectionId: string | null;
  readonly address: string | null;
  readonly siteLink: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly starred: boolean;
  readonly paused: boolean;
  /** True when the reader typed the address: only then may it be in a private network. */
  readonly typed: boolean;
  readonly added: Time;
  /** How the reader wants this feed to be asked and read (`FeedOptions`); absent is `null`. */
  readonly userAgent?: string | null;
  readonly charset?: string | null;
  readonly refreshMinutes?: number | null;
  /** A sign-in that the system's key store sealed, and the origin it is for; absent is `null`. */
  readonly account?: { readonly origin: string; readonly overHttp: boolean; readonly sealed: string } | null;
  /** Whether its stories' pages are fetched; absent is `automatic`. */
  readonly fullText?: FullTextPolicy;
};

/** What `library.json` keeps of filters. */
export type KeptFilters = {
  /** In the order they are asked. */
  readonly list: readonly Filter[];
  /** By source: the filters its stored stories follow, as a signature. A source that is missing follows none. */
  readonly applied: Readonly<Record<string, string>>;
  /** Filters whose marks are still to be made on stored stories. */
  readonly acting: readonly string[];
};

/** `library.json` */
export type PaperFile = {
  readonly sections: readonly Section[];
  readonly sources: readonly SourceRow[];
  readonly settings: Settings;
  readonly welcome: 'fresh' | 'done';
  /** In the reader's order. */
  readonly searches: readonly SavedSearch[];
  /** Absent until the first one is made. */
  readonly filters?: KeptFilters;
};

/** What came of asking for a story's page. */
export type FullTextMark = {
  readonly state: FullTextState;
  /** The row's `hash` it was decided for: a feed that says something else is reason to ask again. */
  readonly of: string;
  /** Times it failed in a row. */
  readonly tries: number;
  /** When a failed page is asked for again; `null`: not by itself. */
  readonly next: Time | null;
};

/** What came of asking for pictures that cannot be had. */
export type MissingPictures = {
  /** Times in a row that some did not come. */
  readonly tries: number;
  /** When they are asked for again; `null`: not by themselves. */
  readonly next: Time | null;
};

/** A headline row of `feeds/<id>/articles.json`. */
export type ArticleRow = {
  readonly id: string;
  /** sha256 of the content, for "known or changed?". */
  readonly hash: string;
  readonly origin: Origin;
  /** Own section, when the article was put somewhere else than its source. */
  readonly sectionId: string | null;
  readonly title: string;
  readonly standfirst: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly link: string | null;
  readonly published: Time | null;
  readonly arrived: Time;
  readonly date: Time;
  readonly language: string | null;
  readonly direction: Direction;
  readonly pictureId: string | null;
  readonly words: number;
  /** Absent where no sound or film comes with it, or its length is not known. */
  readonly listenSeconds?: number;
  readonly completeness: Completeness;
  readonly categories: readonly string[];
  /** Absent until the story's page was asked for. */
  readonly fullText?: FullTextMark;
  /** Absent while all its pictures came at the first asking. */
  readonly missingPictures?: MissingPictures;
};

/** The rest of an article, in `feeds/<id>/bodies/<yyyy-mm>.json`; the month is that of the row's `arrived`. */
export type ArticleBody = {
  readonly html: string;
  readonly dateline: string | null;
  readonly sectionPath: readonly string[];
  readonly authors: readonly string[];
  readonly pictures: readonly Picture[];
  readonly enclosures: readonly Enclosure[];
  readonly printedRails: readonly PrintedRail[];
  readonly fileName: string | null;
};

/** Marks that a filter may make on a story. */
export type GivenField = 'read' | 'starred' | 'mustRead';

/** What filters did with a story; kept beside its status and, like it, outlives the text. */
export type FilterMark = {
  /** Filters that match it, in their order. */
  readonly by: readonly string[];
  /** The filter that hides it. */
  readonly hiddenBy?: string;
  readonly sectionId?: string;
  readonly tags?: readonly string[];
  /** By filter: marks it has made, `true` where that changed something. */
  readonly given?: Readonly<Record<string, Partial<Readonly<Record<GivenField, boolean>>>>>;
  /** The reader brought it back: no filter hides it. */
  readonly shown?: true;
};

/** A new mark, `null` for none, and what of the status changes with it. */
export type FilterMarkChange = {
  readonly mark: FilterMark | null;
  readonly status?: Partial<Readonly<Record<GivenField, boolean>>>;
};

/** What is known of a source's last fetches; saved in the same write as the articles it speaks for. */
export type FetchState = {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** sha256 of the last body that was parsed well. */
  readonly bodyHash: string | null;
  readonly lastFetch: FetchOutcome | null;
  readonly lastGoodFetch: Time | null;
  readonly failures: number;
  /** When the first of the failures in a row began. */
  readonly failingSince: Time | null;
  /** Not to be asked before this time. */
  readonly notBefore: Time | null;
  /** What was wrong in the newest document that was read. */
  readonly flaws: readonly HealthFlaw[];
  /** Size of the newest document that came, unpacked. */
  readonly documentBytes: number | null;
  /** Where the feed or its server said last that it has moved for good. */
  readonly movedTo: string | null;
  /** Watched folders only: the files read so far, by path below the folder, each with a mark of its size and time. */
  readonly files?: Readonly<Record<string, string>>;
};

/** What is known of one piece of sound or film. */
export type MediaEntry = {
  readonly articleId: string;
  readonly link: string;
  /** sha256 once it is here. */
  readonly mediaId: string | null;
  /** By its content, once it is here. */
  readonly type: string | null;
  /** Bytes that have come. */
  readonly bytes: number;
  readonly total: number | null;
  readonly validator: string | null;
  /** Where the reader stopped, in seconds. */
  readonly place: number;
  readonly error: ErrorInfo | null;
  readonly at: Time;
};

/** Copies of each small file: after so many writes of it nothing older is left. */
export const smallFileCopies = 3;

/** `media.json`, at most `limits.mediaEntries`. */
export type MediaFile = {
  readonly entries: readonly MediaEntry[];
  /** When pictures that no story shows were last taken away; absent until the first time. */
  readonly picturesSwept?: Time;
};

export type StoredMedium = { readonly bytes: Uint8Array; readonly type: string; readonly size: number };

/** `waiting.json`: what waits for the network. */
export type WaitingFile = {
  /** Oldest first, at most `limits.waitingWishes`. */
  readonly wishes: readonly Waiting[];
  readonly trip: PendingTrip | null;
};

export const emptyFetchState: FetchState = {
  etag: null,
  lastModified: null,
  bodyHash: null,
  lastFetch: null,
  lastGoodFetch: null,
  failures: 0,
  failingSince: null,
  notBefore: null,
  flaws: [],
  documentBytes: null,
  movedTo: null,
};

export const unreadStatus: Status = { read: false, starred: false, saved: false, mustRead: false, progress: 0 };

/** What a write changed. The same value feeds the event, the index and the counts. */
export type Changes = {
  readonly new: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
};

export type Undo = { readonly id: string; readonly at: Time; readonly kind: string; readonly data: unknown };

/** `reading.json`, bounded. */
export type ReadingFile = {
  /** Newest last. */
  readonly history: readonly { readonly articleId: string; readonly at: Time }[];
  readonly undo: readonly Undo[];
  /** Searches made lately, newest first. */
  readonly searches: readonly string[];
};

/** The reader's word on what is one story: each of `ours` with each of `others`. A later ruling goes before an earlier one. */
export type StoryRuling = {
  readonly id: string;
  readonly at: Time;
  readonly kind: 'apart' | 'together';
  readonly ours: readonly string[];
  readonly others: readonly string[];
};

/** `editor.json`: what the reader decided about stories, as an editor would; all of it bounded by `limits`. */
export type EditorFile = {
  /** Oldest first, at most `limits.storyRulings`. */
  readonly rulings: readonly StoryRuling[];
  readonly mustRead: MustReadChoices;
  readonly taste: TasteChoices;
};

/** A lowdb-backed file: `data` is what is on disk; `update` resolves when the new value is durable, and on error leaves `data` as it was. */
export type StoredFile<T> = {
  readonly data: T;
  readonly update: (change: (data: T) => T) => Promise<T>;
};

/** Everything kept of one source. Loaded once, then in memory but for bodies. */
export type SourceStore = {
  readonly id: string;
  readonly rows: ReadonlyMap<string, ArticleRow>;
  /** Only articles with a status other than unread; outlives the rows. */
  readonly statuses: ReadonlyMap<string, Status>;
  /** Only articles that filters match or the reader brought back; outlives the rows. */
  readonly filtered: ReadonlyMap<string, FilterMark>;
  readonly fetchState: FetchState;
  /** Whether the article's body is known to be whole on disk; `false` asks for it to be put again. */
  readonly hasBody: (id: string) => boolean;
  /** Of the feed's entry that the article was read from, as it was written, by article; absent where it is not known or the article has changed since. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** Ids that were here and were removed (by retention or by hand): they do not come back by themselves. */
  readonly isGone: (id: string) => boolean;
  /** Bodies first, then rows and fetch state in one durable write. Rows that are equal to the stored ones are not written. */
  readonly put: (change: {
    readonly articles: readonly { readonly row: ArticleRow; readonly body: ArticleBody }[];
    readonly fetchState?: FetchState;
    /** By article; those of articles that are not here are left out. */
    readonly fingerprints?: ReadonlyMap<string, string>;
  }) => Promise<Changes>;
  /** One stored article becomes what `to` makes of it as it stands when its turn comes; `null`, and one that is not there, changes nothing. */
  readonly change: (
    id: string,
    to: (row: ArticleRow, body: ArticleBody) => { readonly row: ArticleRow; readonly body: ArticleBody } | null,
  ) => Promise<Changes>;
  readonly setStatus: (statuses: ReadonlyMap<string, Status>) => Promise<void>;
  /** What a change does not name of a status stays as it is. */
  readonly setFiltered: (marks: ReadonlyMap<string, FilterMarkChange>) => Promise<void>;
  /** Takes rows and bodies away, leaves their status and a mark that they were here. */
  readonly remove: (ids: readonly string[]) => Promise<Changes>;
  readonly body: (id: string) => Promise<ArticleBody | null>;
};

/** `activity.json`, bounded by `limits.activityEntries`. */
export type ActivityFile = {
  /** Oldest first. */
  readonly entries: () => Promise<readonly ActivityEntry[]>;
  /** Adds entries, or puts them in the place of those of the same id, and forgets what is older than `before`. */
  readonly put: (entries: readonly ActivityEntry[], before: Time) => Promise<void>;
};

export type StoredPicture = { readonly bytes: Uint8Array; readonly type: string };

export type Notice = { readonly code: string; readonly params: ErrorParams };

export type Store = {
  readonly folder: string;
  readonly paper: StoredFile<PaperFile>;
  readonly reading: StoredFile<ReadingFile>;
  readonly editor: StoredFile<EditorFile>;
  readonly waiting: StoredFile<WaitingFile>;
  readonly mediaFile: StoredFile<MediaFile>;
  /** Large files, written in pieces and read in parts. A key is 64 hexadecimal digits of the caller's choice. */
  readonly media: {
    readonly partialBytes: (key: string) => Promise<number>;
    /** What stands behind `at` is cut off. */
    readonly append: (key: string, bytes: Uint8Array, at: number) => Promise<void>;
    readonly discard: (key: string) => Promise<void>;
    /** The partial file becomes one by content; `null` when it is neither sound nor film. */
    readonly finish: (key: string) => Promise<{ readonly id: string; readonly type: string } | null>;
    /** A part of a kept file; shorter at its end. */
    readonly read: (id: string, start: number, length: number) => Promise<StoredMedium | null>;
    readonly has: (id: string) => Promise<boolean>;
    readonly remove: (id: string) => Promise<void>;
  };
  readonly activity: ActivityFile;
  readonly editions: EditionsFile;
  /** Whether a file of stories stands aside because it could not be read. */
  readonly hasSetAside: () => Promise<boolean>;
  /** Ids of all sources that have a folder, those the paper has no more among them. */
  readonly sourceIds: () => Promise<readonly string[]>;
  /** Opens (or makes) the source's folder; the same object each time. */
  readonly source: (id: string) => Promise<SourceStore>;
  /** Takes the source's whole folder away. */
  readonly removeSource: (id: string) => Promise<void>;
  readonly pictures: {
    /** Answers the sha256 of the bytes; the same bytes are kept once. `type` is checked by content (JPEG, PNG, GIF, WebP, AVIF); anything else is refused with `null`. */
    readonly put: (bytes: Uint8Array) => Promise<string | null>;
    readonly get: (id: string) => Promise<StoredPicture | null>;
    readonly has: (id: string) => Promise<boolean>;
    /** Removes pictures that no id in `inUse` names and that were not put within a day; answers how many. */
    readonly sweep: (inUse: ReadonlySet<string>) => Promise<number>;
  };
  /** Bytes on disk of the whole library. */
  readonly size: () => Promise<number>;
  readonly check: () => Promise<CheckReport>;
  /** Reads every file and verifies it; writes nothing. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  readonly close: () => Promise<void>;
};
