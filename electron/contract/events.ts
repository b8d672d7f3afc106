import type { ErrorParams } from './errors.ts';
import type { WishOutcome } from './waiting.ts';
import type { Job, Status, Time } from './models.ts';

/** What the library tells on its own. Every event carries just what changed; a listener asks for more with a call. */
export type Events = {
  /** Articles came, changed or went. */
  'articles.changed': {
    readonly new: readonly string[];
    readonly updated: readonly string[];
    readonly removed: readonly string[];
    readonly sourceIds: readonly string[];
  };
  'status.changed': { readonly changes: readonly { readonly id: string; readonly status: Status }[] };
  /** Sections, sources, counts or settings changed: ask `paper.get` again. */
  'paper.changed': Record<string, never>;
  /** Filters, what they hide, or tags changed: lists of stories are to be asked for again. */
  'filters.changed': Record<string, never>;
  'edition.changed': { readonly made: Time };
  'settings.changed': Record<string, never>;
  /** Which articles are one story, or what the reader prefers, changed: ask for rails and ranked lists again. */
  'rails.changed': Record<string, never>;
  'job.changed': Job;
  'network.changed': { readonly online: boolean };
  /** What waits for the network changed: ask `waiting.list` again. */
  'waiting.changed': Record<string, never>;
  /** A wish that waited is done, or failed for good. */
  'waiting.done': WishOutcome;
  /** Something the reader must know that no call asked for: a file was moved aside, the disk is full. */
  notice: { readonly code: string; readonly params: ErrorParams };
  /** The host was asked from outside to subscribe, save or open something: the renderer asks the reader first. */
  'launch.request': { readonly kind: 'subscribe' | 'save' | 'import'; readonly target: string };
  /** A native menu entry or shortcut was chosen. */
  'menu.command': { readonly command: string };
};

export type EventName = keyof Events;

export const eventNames = [
  'articles.changed',
  'status.changed',
  'paper.changed',
  'filters.changed',
  'edition.changed',
  'settings.changed',
  'rails.changed',
  'job.changed',
  'network.changed',
  'waiting.changed',
  'waiting.done',
  'notice',
  'launch.request',
  'menu.command',
] as const satisfies readonly EventName[];

export const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && (eventNames as readonly string[]).includes(name);
