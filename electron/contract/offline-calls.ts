/** The calls about reading without a network: whole stories, stories out, trips, what waits. Part of the map in `calls.ts`. */
import { address, call, exported, id, title } from './call.ts';
import { limits } from './limits.ts';
import type { OfflineState } from './models.ts';
import { exportFormats } from './offline.ts';
import type { CompletedStories, ExportedFile, PendingTrip, RecheckedState, SavedPage, TripState } from './offline.ts';
import { both, flag, list, nothing, nullable, number, object, oneOf, optional } from './schema.ts';
import type { Medium } from './media.ts';
import { waitingKinds } from './waiting.ts';
import type { Waiting, WaitingList } from './waiting.ts';

export const offlineCalls = {
  /** Asks for the pages of these stories, whatever came of it before, and keeps their text and pictures. */
  'articles.complete': call(
    object({ ids: list(id, limits.idsPerCall, 1), jobId: optional(id) }),
  ).answers<CompletedStories>(),
  /** Stories as one file. The front page alone (`edition: 'front-page'`) is one page: only as HTML, else `bad-input`. */
  'articles.export': call(both(exported, object({ format: oneOf(...exportFormats) }))).answers<ExportedFile>(),
  /** Keeps any address as a saved story, with text and pictures. */
  'pages.save': call(object({ url: address, sectionId: optional(nullable(id)) })).answers<SavedPage>(),

  /** Exact, from what is known of every story. */
  'offline.state': call(nothing).answers<OfflineState>(),
  /** Looks at everything again on the disk and puts right what was said of it. */
  'offline.recheck': call(object({ jobId: optional(id) })).answers<RecheckedState>(),
  /** Fetches what is missing of the unread stories, in order of what matters, within the budget; answers what is inside. */
  'offline.prepare': call(
    object({
      /** With their subsections; left out, the whole paper. */
      sectionIds: optional(list(id, limits.sections, 1)),
      /** So many hours of reading. */
      hours: optional(number(0.1, 1_000)),
      /** At most so much over the network. */
      megabytes: optional(number(0.1, 1_000_000)),
      /** Goes on with the trip that is not ready yet; the rest of the input is then its own. */
      goOn: optional(flag),
      jobId: optional(id),
    }),
  ).answers<TripState>(),
  /** Stops getting ready so that it can go on, also after a restart. */
  'offline.pause': call(nothing).answers<{ readonly paused: boolean }>(),
  /** The trip that is not ready yet, or `null`; with `forget` it is given up first. */
  'offline.pending': call(object({ forget: optional(flag) })).answers<{ readonly trip: PendingTrip | null }>(),

  /** The sound and film that came with a story, and how much of it is here. Asks nobody. */
  'media.of': call(object({ articleId: id })).answers<{ readonly media: readonly Medium[] }>(),
  /** Fetches it, going on where it stopped; answers when it is here or was paused. `job.changed` (kind `media`) counts bytes. */
  'media.fetch': call(object({ articleId: id, link: address })).answers<Medium>(),
  /** Stops the fetch that is under way; what has come stays, and the next fetch goes on from there. `paused`: there was one to stop. */
  'media.pause': call(object({ articleId: id, link: address })).answers<{ readonly paused: boolean }>(),
  /** Takes it off this machine; the place is kept. */
  'media.remove': call(object({ articleId: id, link: address })).answers<Medium>(),
  /** Remembers where the reader stopped, in seconds. */
  'media.place': call(object({ articleId: id, link: address, seconds: number(0, 1_000_000) })).answers<{
    readonly kept: boolean;
  }>(),

  /** What waits for the network, and why. */
  'waiting.list': call(nothing).answers<WaitingList>(),
  /** Keeps a wish until there is a network. The same wish twice is one. */
  'waiting.add': call(
    object({
      kind: oneOf(...waitingKinds),
      target: optional(nullable(address)),
      title: optional(nullable(title)),
      sectionId: optional(nullable(id)),
    }),
  ).answers<Waiting>(),
  /** Takes wishes back; answers how many there were. */
  'waiting.remove': call(object({ ids: list(id, limits.waitingWishes, 1) })).answers<{ readonly removed: number }>(),
  /** Grants what waits, one wish after the other, and answers how many are done; none while there is no network or the reader works offline. */
  'waiting.run': call(nothing).answers<{ readonly done: number }>(),
} as const;
