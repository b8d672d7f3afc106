/**
 * Every call there is: its name, the schema of its input and the type of its answer. All else is derived from this map: the
 * library's methods, the hosts' dispatcher, the renderer's bridge. Adding a call takes four steps: a line here, its schema (in the same line),
 * a method in the library, a test.
 */
import type { Coverage } from './coverage.ts';
import type { SignIn } from './credentials.ts';
import type { ActivityPage, CheckReport, DoctorReport } from './doctor.ts';
import type { Edition, EditionLine } from './edition.ts';
import { address, call, exported, id, listFilter, title } from './call.ts';
import type { Envelope } from './errors.ts';
import type { EventName, Events } from './events.ts';
import { filterRule } from './filters.ts';
import type { FilterList, FilterTrial, SavedFilter } from './filters.ts';
import { limits } from './limits.ts';
import type { BookmarkedFeeds } from './lists.ts';
import type {
  AppInfo,
  ArticleView,
  FeedCandidate,
  FeedPreview,
  HeadlinePage,
  ImportLine,
  Job,
  Paper,
  Rails,
  RefreshSummary,
  Section,
  Settings,
  Source,
  StarterSection,
  Status,
} from './models.ts';
import { fullTextPolicies } from './offline.ts';
import { mostFactor, mostWeight, mustReadFactors, profileKinds } from './preferences.ts';
import type { MustReadPreferences, Profile } from './preferences.ts';
import { searchCalls } from './search-calls.ts';
import { offlineCalls } from './offline-calls.ts';
import { base64, flag, integer, list, nothing, nullable, number, object, oneOf, optional, text } from './schema.ts';
import type { Infer } from './schema.ts';

/** For a server that asks for a name and a password; `overHttp`: the reader agrees that they go unencrypted. */
const signIn = {
  user: text(limits.credentialCharacters),
  password: text(limits.credentialCharacters, 0),
  overHttp: optional(flag),
};

/**
 * The address that was typed, where this one was found there and not typed itself: only its host may lie in a private network. Whoever gives
 * an address without it vouches for it.
 */
const foundAt = optional(address);

const position = integer(0, limits.sections);

/** Files cross as bytes with a name, never as a path. */
const file = object({ name: text(limits.titleCharacters), bytes: base64(limits.fileBytes) });

const activityFilter = { sourceId: optional(id), failedOnly: optional(flag) };

const minuteOfDay = nullable(integer(0, 1439));

/** Any part of the settings. */
const settingsPart = object({
  theme: optional(oneOf('system', 'light', 'dark')),
  textSize: optional(integer(50, 300)),
  refreshMinutes: optional(integer(0, 10_080)),
  refreshAtStart: optional(flag),
  sparingOnBattery: optional(flag),
  refreshMetered: optional(flag),
  retentionDays: optional(integer(1, 36_500)),
  articlesPerFeed: optional(integer(10, 100_000)),
  markReadOnOpen: optional(flag),
  markCopiesRead: optional(flag),
  keepPictures: optional(flag),
  shrinkPictures: optional(flag),
  workOffline: optional(flag),
  contact: optional(text(limits.settingsCharacters, 0)),
  editionTimes: optional(object({ morning: minuteOfDay, midday: minuteOfDay, evening: minuteOfDay })),
});

export const calls = {
  'app.info': call(nothing).answers<AppInfo>(),

  'paper.get': call(nothing).answers<Paper>(),

  'sections.add': call(object({ title, parentId: nullable(id) })).answers<Section>(),
  /** Finds or makes each section of a path, outermost first, and answers the innermost. */
  'sections.ensure': call(object({ path: list(title, limits.sectionDepth, 1) })).answers<Section>(),
  'sections.rename': call(object({ id, title })).answers<Section>(),
  'sections.move': call(object({ id, parentId: nullable(id), position })).answers<Section>(),
  /** Its subsections and sources move to its parent; nothing is lost. */
  'sections.remove': call(object({ id })).answers<{ readonly undo: string }>(),

  'sources.update': call(
    object({
      id,
      title: optional(title),
      sectionId: optional(nullable(id)),
      starred: optional(flag),
      paused: optional(flag),
      /** Feeds only. A new address keeps every story the source has. */
      address: optional(address),
      foundAt,
      /** The reader vouches for an address in a private network. */
      allowPrivate: optional(flag),
      /** `browser` introduces us as a common browser. */
      userAgent: optional(nullable(text(200))),
      charset: optional(nullable(text(40))),
      refreshMinutes: optional(nullable(integer(5, 43_200))),
      /** Whether its stories' pages are fetched. */
      fullText: optional(oneOf(...fullTextPolicies)),
    }),
  ).answers<Source>(),
  /** Starred and saved stories move to the Saved source; the rest goes with the source. */
  'sources.remove': call(object({ id })).answers<{ readonly undo: string }>(),

  'feeds.discover': call(object({ address, foundAt, signIn: optional(object(signIn)) })).answers<{
    readonly candidates: readonly FeedCandidate[];
  }>(),
  'feeds.preview': call(object({ url: address, foundAt, signIn: optional(object(signIn)) })).answers<FeedPreview>(),
  'feeds.subscribe': call(
    object({
      url: address,
      foundAt,
      sectionId: optional(nullable(id)),
      title: optional(title),
      /** It is another feed than the one whose address is spelled nearly so. */
      asAnother: optional(flag),
      signIn: optional(object(signIn)),
    }),
  ).answers<Source>(),
  /** Kept in the system's key store where the host has one (capability `keep-secrets`), else until it is closed. */
  'feeds.signIn': call(object({ id, ...signIn })).answers<SignIn>(),
  'feeds.signOut': call(object({ id })).answers<{ readonly signedOut: boolean }>(),
  /** Answers when all are done; `job.changed` tells the progress, `jobs.cancel` with the same `jobId` stops it. */
  'feeds.refresh': call(
    object({
      sourceId: optional(id),
      sourceIds: optional(list(id, limits.sources)),
      sectionId: optional(id),
      jobId: optional(id),
    }),
  ).answers<RefreshSummary>(),

  /** One feed, or all of them. Asks nobody: it reads what refreshes left. */
  'doctor.report': call(object({ sourceId: optional(id) })).answers<DoctorReport>(),
  /** The requests of the last days, newest first. */
  'activity.list': call(
    object({ ...activityFilter, after: optional(id), limit: optional(integer(1, limits.activityPage)) }),
  ).answers<ActivityPage>(),
  /** All of them that the filter lets through as a file of text, a line each; `bytes` is base64. */
  'activity.export': call(object(activityFilter)).answers<{ readonly name: string; readonly bytes: string }>(),

  'jobs.list': call(nothing).answers<readonly Job[]>(),
  'jobs.cancel': call(object({ jobId: id })).answers<{ readonly cancelled: boolean }>(),

  'articles.list': call(
    object({ ...listFilter, after: optional(text(200)), limit: optional(integer(1, limits.listPage)) }),
  ).answers<HeadlinePage>(),
  'articles.get': call(object({ id })).answers<ArticleView>(),
  'articles.mark': call(
    object({
      ids: list(id, limits.idsPerCall, 1),
      read: optional(flag),
      starred: optional(flag),
      saved: optional(flag),
      mustRead: optional(flag),
      progress: optional(number(0, 1)),
    }),
  ).answers<{
    readonly changes: readonly { readonly id: string; readonly status: Status }[];
    readonly undo: string | null;
  }>(),
  /** Marks everything the filter shows as read. */
  'articles.markAllRead': call(object(listFilter)).answers<{ readonly marked: number; readonly undo: string | null }>(),
  'articles.remove': call(object({ ids: list(id, limits.removedPerCall, 1) })).answers<{
    readonly removed: number;
    readonly undo: string;
  }>(),
  ...offlineCalls,

  /** Every filter, in the order they are asked in. */
  'filters.list': call(nothing).answers<FilterList>(),
  /** Adds a filter at the end, or changes the one of this id; answers when the stories that are here follow it. A job. */
  'filters.save': call(object({ id: optional(id), rule: filterRule, jobId: optional(id) })).answers<SavedFilter>(),
  /** What a rule would match of the newest `limits.filterTrial` stories of its scope; changes nothing. */
  'filters.try': call(object({ rule: filterRule })).answers<FilterTrial>(),
  /** Puts a filter at a place of the list, from 0; answers when the stories that are here follow it. A job. */
  'filters.move': call(object({ id, position: integer(0, limits.filters), jobId: optional(id) })).answers<{
    readonly undo: string;
  }>(),
  /** What it hid is shown again, marks it made stay; the undo brings all of it back. A job. */
  'filters.remove': call(object({ id, jobId: optional(id) })).answers<{ readonly undo: string }>(),
  /** Goes on where work that was stopped has left stories behind; answers how many changed. A job. */
  'filters.apply': call(object({ jobId: optional(id) })).answers<{ readonly changed: number }>(),
  /** Shows hidden stories again, whatever filters say. */
  'filters.bringBack': call(object({ ids: list(id, limits.idsPerCall, 1) })).answers<{
    readonly shown: number;
    readonly undo: string;
  }>(),

  /** Takes back what the call did that answered this `undo`, once. One that fails can be asked for again. */
  'undo.apply': call(object({ undo: id })).answers<{ readonly applied: boolean }>(),

  'rails.get': call(object({ articleId: id, limit: optional(integer(1, 50)) })).answers<Rails>(),
  /** A story with all who tell it, what each version adds, and what is near it. */
  'clusters.get': call(object({ articleId: id })).answers<Coverage>(),
  /** Takes these articles out of their story: from now on they are one of their own. Remembered. */
  'clusters.split': call(object({ articleIds: list(id, limits.storyArticles, 1) })).answers<{
    readonly undo: string;
  }>(),
  /** The stories of these articles are one from now on. Remembered. */
  'clusters.merge': call(object({ articleIds: list(id, limits.storyArticles, 2) })).answers<{
    readonly undo: string;
  }>(),
  /** How much each factor weighs in Must read. */
  'mustRead.get': call(nothing).answers<MustReadPreferences>(),
  /** Changes one weight; what is left out stays. */
  'mustRead.update': call(
    object({
      factor: optional(object({ name: oneOf(...mustReadFactors), weight: integer(0, mostWeight) })),
      section: optional(object({ id, weight: integer(0, mostWeight) })),
    }),
  ).answers<MustReadPreferences>(),
  /** "Not this": the article and its story leave Must read. */
  'mustRead.dismiss': call(object({ articleId: id })).answers<{ readonly undo: string }>(),
  /** Every weight as usual; what was sent away may come back. */
  'mustRead.reset': call(nothing).answers<{ readonly undo: string }>(),

  /** What Recommended goes by: what the reader reads about, and which sources. */
  'profile.get': call(nothing).answers<Profile>(),
  /** Changes what is named of it, the rest stays. */
  'profile.update': call(
    object({
      on: optional(flag),
      unexpected: optional(integer(0, 50)),
      /** One entry; one that is not there yet is added. `factor` 100 of one that was added takes nothing back: `remove` does. */
      entry: optional(
        object({
          kind: oneOf(...profileKinds),
          written: text(limits.profileCharacters),
          factor: integer(0, mostFactor),
          remove: optional(flag),
        }),
      ),
      /** Id of an article: it is no longer one of those of which the reader wants less. */
      again: optional(id),
    }),
  ).answers<Profile>(),
  /** "Less like this": the article and its story leave Recommended at once, and what is like it comes later. */
  'profile.less': call(object({ articleId: id })).answers<{ readonly undo: string }>(),
  /** Forgets what was read and what was made of it, for good. */
  'profile.forget': call(nothing).answers<Profile>(),

  /** The edition that stands, laid out when its time has come; or one of the last weeks by its id. */
  'edition.get': call(object({ id: optional(id) })).answers<Edition>(),
  /** Newest first. */
  'edition.list': call(nothing).answers<readonly EditionLine[]>(),
  /** Lays out an edition by hand. */
  'edition.renew': call(nothing).answers<Edition>(),

  ...searchCalls,

  'files.import': call(
    object({
      files: list(file, limits.filesPerCall, 1),
      sectionId: optional(nullable(id)),
      jobId: optional(id),
    }),
  ).answers<readonly ImportLine[]>(),
  /** Subscribes to every feed of a list and asks each. What cannot be reached now is kept all the same. */
  'opml.import': call(
    object({
      file,
      /** The reader vouches for addresses in a private network. */
      allowPrivate: optional(flag),
      jobId: optional(id),
    }),
  ).answers<readonly ImportLine[]>(),
  /** A browser's bookmarks (`ImportLine.held`) become stories. */
  'bookmarks.keep': call(object({ held: id, jobId: optional(id) })).answers<readonly ImportLine[]>(),
  /** Looks which of their pages are feeds or offer some. Subscribes to nothing. */
  'bookmarks.feeds': call(object({ held: id, jobId: optional(id) })).answers<BookmarkedFeeds>(),
  /** The same as `opml.import`, of feeds the reader chose. */
  'feeds.subscribeAll': call(
    object({
      feeds: list(
        object({ url: address, title: text(limits.titleCharacters, 0), path: list(title, 32) }),
        limits.outlines,
        1,
      ),
      jobId: optional(id),
    }),
  ).answers<readonly ImportLine[]>(),
  /** All feeds in their sections; `bytes` is base64. */
  'opml.export': call(nothing).answers<{ readonly name: string; readonly bytes: string }>(),

  'starters.list': call(nothing).answers<readonly StarterSection[]>(),
  'starters.add': call(object({ ids: list(id, 100, 1) })).answers<readonly ImportLine[]>(),
  'welcome.finish': call(object({ removeSamples: flag })).answers<{ readonly removed: number }>(),

  'settings.get': call(nothing).answers<Settings>(),
  'settings.update': call(settingsPart).answers<Settings>(),

  /** How the machine is, told by whoever sees it change; what is left out stays as it was. Refreshing by itself follows it. */
  'conditions.tell': call(
    object({ onBattery: optional(flag), metered: optional(flag), asleep: optional(flag) }),
  ).answers<{ readonly onBattery: boolean; readonly metered: boolean; readonly asleep: boolean }>(),

  'library.check': call(nothing).answers<CheckReport>(),

  /** Answered by the host, not the library. */
  'host.openExternal': call(object({ url: address })).answers<{ readonly opened: boolean }>(),
  /** Desktop only (capability `choose-files`): a native dialog, then the import. */
  'host.importFiles': call(object({ sectionId: optional(nullable(id)), jobId: optional(id) })).answers<
    readonly ImportLine[]
  >(),
  /** Desktop only (capability `choose-folder`): a native dialog, then the folder is watched. */
  'host.watchFolder': call(object({ sectionId: optional(nullable(id)) })).answers<Source | null>(),
  /** Desktop only (capability `save-file`): a native dialog, then the bytes are written there. */
  'host.saveFile': call(object({ name: title, bytes: base64(limits.fileBytes) })).answers<{
    readonly saved: boolean;
  }>(),
  /** Desktop only (capability `print-to-pdf`): the stories as a PDF, written where a native dialog says. */
  'host.savePdf': call(exported).answers<{ readonly saved: boolean }>(),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<K extends CallName> = Infer<(typeof calls)[K]['input']>;
export type CallAnswer<K extends CallName> = Exclude<(typeof calls)[K]['answer'], undefined>;

export type HostCallName = Extract<CallName, `host.${string}`> | 'app.info';
export type LibraryCallName = Exclude<CallName, HostCallName>;

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name);
export const isHostCall = (name: CallName): name is HostCallName => name.startsWith('host.') || name === 'app.info';

/** One typed function per call of a set. */
export type Handlers<K extends CallName> = {
  readonly [N in K]: (input: CallInput<N>) => Promise<CallAnswer<N>>;
};

/** What the renderer sees, whichever host it runs on. */
export type Bridge = {
  readonly call: (name: string, input?: unknown) => Promise<Envelope>;
  readonly on: <E extends EventName>(name: E, listener: (payload: Events[E]) => void) => () => void;
};
