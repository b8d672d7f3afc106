/** What the reader can take back, and for how long: kept in `reading.json`, bounded, so that it survives a restart. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Filter } from '../../contract/filters.ts';
import type { Section, Status } from '../../contract/models.ts';
import type { MustReadChoices } from '../../contract/preferences.ts';
import type { SavedSearch } from '../../contract/searches.ts';
import type { Core } from '../core.ts';
import type { ArticleBody, ArticleRow, GivenField, SourceRow } from '../store/model.ts';

/** A story, and the marks that a filter has made on it. */
export type GivenMarks = readonly [articleId: string, fields: readonly GivenField[]];

/** What a filter was before; `null`: there was none. */
export type FilterUndo = {
  readonly kind: 'filter';
  readonly id: string;
  readonly before: { readonly filter: Filter; readonly position: number; readonly acting?: boolean } | null;
  /** Marks that the change has made (an id alone, as older libraries have it, is all that the filter made on it); `null`: all that the filter ever made. */
  readonly given: readonly (GivenMarks | string)[] | null;
};

/** One step back, by what it takes back. */
export type UndoStep =
  | { readonly kind: 'status'; readonly statuses: readonly (readonly [id: string, status: Status])[] }
  | {
      readonly kind: 'section';
      readonly section: Section;
      readonly children: readonly string[];
      readonly sources: readonly string[];
    }
  | { readonly kind: 'search'; readonly search: SavedSearch; readonly position: number }
  | { readonly kind: 'ruling'; readonly rulings: readonly string[]; readonly before: readonly (readonly string[])[] }
  | { readonly kind: 'dismissed'; readonly articleId: string }
  | { readonly kind: 'less'; readonly articleId: string }
  | { readonly kind: 'must-read'; readonly before: MustReadChoices }
  | { readonly kind: 'source'; readonly source: SourceRow; readonly kept: readonly string[] }
  | FilterUndo
  | { readonly kind: 'brought-back'; readonly ids: readonly string[] }
  | {
      readonly kind: 'articles';
      readonly articles: readonly {
        readonly sourceId: string;
        readonly row: ArticleRow;
        readonly body: ArticleBody;
        readonly status: Status;
      }[];
    };

/** Remembers a step and answers its id. */
export const rememberUndo = async (core: Core, step: UndoStep): Promise<string> => {
  const id = randomUUID();
  const undo = { id, at: core.ports.clock.now(), kind: step.kind, data: step };
  await core.store.reading.update((reading) => ({
    ...reading,
    undo: [...reading.undo, undo].slice(-limits.undoSteps),
  }));
  return id;
};

const stepOf = ({ data }: { readonly data: unknown }): UndoStep => data as UndoStep;

/** Steps that are being taken back, by library. */
const underWay = new WeakMap<Core, Set<string>>();

/**
 * Takes a step back by `apply`, once. It goes only when that is done: where it fails or is killed, nothing is lost and it can be asked for
 * again. Rejects with `undo-not-found` when it was applied already, is being applied, or is too old.
 */
export const takeBack = async (core: Core, id: string, apply: (step: UndoStep) => Promise<void>): Promise<void> => {
  const busy = underWay.get(core) ?? new Set();
  underWay.set(core, busy);
  const found = core.store.reading.data.undo.find((undo) => undo.id === id);
  if (found === undefined || busy.has(id)) throw new Failure('undo-not-found', { id });
  busy.add(id);
  try {
    await apply(stepOf(found));
    await core.store.reading.update((reading) => ({ ...reading, undo: reading.undo.filter((undo) => undo.id !== id) }));
  } finally {
    busy.delete(id);
  }
};

/** Filters that a step may bring back. */
export const filtersToComeBack = (core: Pick<Core, 'store'>): readonly string[] =>
  core.store.reading.data.undo.flatMap((undo) => {
    const step = stepOf(undo);
    return step.kind === 'filter' && step.before !== null ? [step.id] : [];
  });
