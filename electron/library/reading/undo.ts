/** What the reader can take back, and for how long: kept in `reading.json`, bounded, so that it survives a restart. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Filter } from '../../contract/filters.ts';
import type { Section, Status } from '../../contract/models.ts';
import type { MustReadChoices } from '../../contract/preferences.ts';
import type { SavedSearch } from '../../contract/searches.ts';
import type { Core } from '../core.ts';
import type { ArticleBody, ArticleRow, SourceRow } from '../store/model.ts';

/** What a filter was before; `null`: there was none. */
export type FilterUndo = {
  readonly kind: 'filter';
  readonly id: string;
  readonly before: { readonly filter: Filter; readonly position: number } | null;
  /** Stories on which the change made marks; `null`: all on which the filter did. */
  readonly given: readonly string[] | null;
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

/** Takes a step out, to be applied. Rejects with `undo-not-found` when it was applied already or is too old. */
export const takeUndo = async (core: Core, id: string): Promise<UndoStep> => {
  const found = core.store.reading.data.undo.find((undo) => undo.id === id);
  if (found === undefined) throw new Failure('undo-not-found', { id });
  await core.store.reading.update((reading) => ({ ...reading, undo: reading.undo.filter((undo) => undo.id !== id) }));
  return found.data as UndoStep;
};
