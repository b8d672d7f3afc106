/**
 * Search and rails follow the store: what was stored waits here and is given to them in small pieces while nothing else is to be done. What
 * they lack when the library closes is added at the next start, so nothing that waits here is ever needed to be kept.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Headlines } from './headlines.ts';
import { indexed, onDesk, textOfBody } from './followed.ts';
import type { Log } from '../ports.ts';
import type { Time } from '../../contract/models.ts';
import type { RailsEngine } from '../rails/engine.ts';
import type { SearchIndex } from '../search/model.ts';
import type { ArticleRow, Changes } from '../store/model.ts';

export type Followers = {
  /** Search and rails take these in after what waits already; a text that is `null` is read when its turn comes. */
  readonly follow: (changes: Pick<Changes, 'new' | 'updated'>, textOf: (id: string) => string | null) => void;
  /** Takes articles out of search before they change on disk. Never rejects. */
  readonly doubt: (ids: readonly string[]) => Promise<void>;
  /** Takes removed articles out of both, at once. */
  readonly leave: (ids: readonly string[]) => Promise<void>;
  /** Resolves when search and rails hold what was stored before; at once where that is too much to wait for. */
  readonly caughtUp: () => Promise<void>;
  /** Nothing follows by itself until the answer is called; who waits for it is served all the same. */
  readonly hold: () => () => void;
  /** Ends the work under way. Changed articles that still wait are taken out of search, so that the next start adds them anew. */
  readonly close: () => Promise<void>;
};

export type FollowersOptions = {
  readonly search: SearchIndex;
  readonly rails: RailsEngine;
  /** How many of the newest articles the rails work on. */
  readonly window: number;
  readonly headlines: Headlines;
  readonly log: Log;
  /** After a backlog nobody waited for has been worked off. */
  readonly onCaughtUp: () => void;
  /** Somebody asks what search or rails know. */
  readonly onAsked: () => void;
};

/** Given to search and rails at a time; of a long backlog, for which nobody waits, as many as the index takes in one transaction. */
const piece = 16;
const largePiece = 64;
/** Up to so many a reader waits for; with more, answers come from what is there. */
const worthWaiting = 200;
/** Texts kept in memory; the others are read again when their turn comes. */
const textsKept = 500;

type Waiting = { readonly text: string | null; readonly isUpdate: boolean };
type Piece = { readonly row: ArticleRow; readonly text: string };

export const createFollowers = (options: FollowersOptions): Followers => {
  const { search, rails, window, headlines, log, onCaughtUp, onAsked } = options;
  const waiting = new Map<string, Waiting>();
  let texts = 0;
  let holds = 0;
  let wanted = 0;
  let closed = false;
  let working: Promise<void> | null = null;

  const failed = (error: unknown): void => log('warn', 'articles.follow', { error: String(error) });

  const drop = (id: string): Waiting | undefined => {
    const found = waiting.get(id);
    if (found !== undefined && waiting.delete(id) && found.text !== null) texts -= 1;
    return found;
  };

  const take = async (): Promise<readonly Piece[]> => {
    const pieces: Piece[] = [];
    for (const id of waiting.keys().take(waiting.size > worthWaiting ? largePiece : piece)) {
      const found = drop(id);
      const entry = headlines.get(id);
      if (found === undefined || entry === undefined) continue;
      const body = found.text === null ? await headlines.sources.get(entry.sourceId)?.body(id) : undefined;
      const text = found.text ?? (body === undefined || body === null ? null : textOfBody(body));
      if (text !== null) pieces.push({ row: entry.row, text });
    }
    return pieces;
  };

  /** `oldest`: what is older is beyond the rails' window, and would only come to go again. */
  const work = async (oldest: Time): Promise<void> => {
    const pieces = await take();
    const forRails = pieces.filter(({ row }) => row.date >= oldest);
    // One that fails does not keep the other from its work.
    if (forRails.length > 0) await rails.add(forRails.map(({ row, text }) => onDesk(row, text))).catch(failed);
    await search.add(pieces.map(({ row, text }) => indexed(row, text))).catch(failed);
    // Removed while it was being added.
    const gone = pieces.map(({ row }) => row.id).filter((id) => headlines.get(id) === undefined);
    if (gone.length > 0) await leave(gone);
  };

  const mayWork = (): boolean => !closed && waiting.size > 0 && (holds === 0 || wanted > 0);

  const run = async (): Promise<void> => {
    const isLong = waiting.size > worthWaiting;
    await turn();
    const oldest = headlines.newestFirst()[window]?.row.date ?? -Infinity;
    while (mayWork()) {
      await work(oldest);
      await turn();
    }
    working = null;
    if (isLong && waiting.size === 0 && !closed) onCaughtUp();
  };

  const start = (): void => {
    if (working === null && mayWork()) working = run().catch(failed);
  };

  const leave = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) drop(id);
    rails.remove(ids);
    await search.remove(ids).catch(failed);
  };

  return {
    follow: (changes, textOf) => {
      for (const [ids, isUpdate] of [
        [changes.new, false],
        [changes.updated, true],
      ] as const) {
        for (const id of ids) {
          const before = drop(id);
          const text = texts < textsKept ? textOf(id) : null;
          if (text !== null) texts += 1;
          waiting.set(id, { text, isUpdate: isUpdate || before?.isUpdate === true });
        }
      }
      start();
    },
    doubt: async (ids) => {
      if (ids.length > 0) await search.remove(ids).catch(failed);
    },
    leave,
    caughtUp: async () => {
      onAsked();
      if (waiting.size > worthWaiting) return;
      wanted += 1;
      try {
        start();
        await working;
      } finally {
        wanted -= 1;
      }
    },
    hold: () => {
      holds += 1;
      let held = true;
      return () => {
        if (held) holds -= 1;
        held = false;
        start();
      };
    },
    close: async () => {
      closed = true;
      await working;
      const stale = [...waiting].flatMap(([id, { isUpdate }]) => (isUpdate ? [id] : []));
      if (stale.length > 0) await search.remove(stale).catch(failed);
      waiting.clear();
    },
  };
};
