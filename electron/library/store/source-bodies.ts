/** The bodies of all sources, month by month. A few months stay open (compressed), those in use always. */
import type { Low } from 'lowdb';
import type { BodiesChange, BodiesData, Frame } from './body-frames.ts';
import { bodiesKind, framesOf, openFrame } from './body-frames.ts';
import type { Context } from './context.ts';
import type { ArticleBody } from './model.ts';
import type { Journaled } from './journaled.ts';
import { openJournaled } from './journaled.ts';

/** Months that stay open while nobody uses them. */
const idleMonths = 6;

type Month = { readonly file: Promise<Journaled<BodiesData, BodiesChange>>; users: number };

export type Bodies = {
  /** `texts`: bodies as JSON, by article. */
  readonly put: (source: string, month: string, texts: ReadonlyMap<string, string>) => Promise<void>;
  /** `rewrite`: gives the room back at once. */
  readonly remove: (source: string, month: string, ids: readonly string[], rewrite: boolean) => Promise<void>;
  readonly removeMonth: (source: string, month: string) => Promise<void>;
  readonly get: (source: string, month: string, id: string) => Promise<ArticleBody | null>;
  /** Closes what is open of a source whose folder is gone. */
  readonly forget: (source: string) => void;
};

/** The month (UTC) of a body's file, by the row's `arrived`. */
export const monthOf = (arrived: number): string => {
  const date = new Date(arrived);
  if (Number.isNaN(date.getTime())) return '0000-00';
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
};

export const openBodies = (context: Context): Bodies => {
  const months = new Map<string, Month>();
  let opened: { readonly frame: Frame; readonly bodies: ReadonlyMap<string, ArticleBody> } | null = null;

  const closeIdle = (): void => {
    const idle = [...months].filter(([, month]) => month.users === 0);
    for (const [name] of idle.slice(0, Math.max(0, idle.length - idleMonths))) months.delete(name);
  };

  const withMonth = async <T>(
    source: string,
    month: string,
    work: (file: Journaled<BodiesData, BodiesChange>) => Promise<T>,
  ): Promise<T> => {
    const name = `feeds/${source}/bodies/${month}.json`;
    const open = months.get(name) ?? { file: openJournaled(context, bodiesKind, name, null), users: 0 };
    // Last in the map is last used.
    months.delete(name);
    months.set(name, open);
    open.users += 1;
    try {
      return await work(await open.file);
    } catch (error) {
      // A file that failed is read anew next time; never while another use of it goes on.
      if (open.users === 1 && months.get(name) === open) months.delete(name);
      throw error;
    } finally {
      open.users -= 1;
      closeIdle();
    }
  };

  /** Who reads one article after the other finds most of them in the frame that is open. */
  const bodyIn = (low: Low<BodiesData>, id: string): ArticleBody | null => {
    const frame = low.data.get(id);
    if (frame === undefined) return null;
    if (opened?.frame !== frame) opened = { frame, bodies: openFrame(frame) };
    return opened.bodies.get(id) ?? null;
  };

  return {
    put: (source, month, texts) => withMonth(source, month, (file) => file.change({ put: framesOf(texts) })),
    remove: (source, month, ids, rewrite) =>
      withMonth(source, month, async (file) => {
        await file.change({ remove: ids });
        if (rewrite) await file.fold();
      }),
    removeMonth: (source, month) => withMonth(source, month, (file) => file.takeAway()),
    get: (source, month, id) => withMonth(source, month, async (file) => bodyIn(file.low, id)),
    forget: (source) => {
      for (const name of months.keys()) if (name.startsWith(`feeds/${source}/`)) months.delete(name);
    },
  };
};
