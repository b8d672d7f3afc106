/** `editions.json`: the front pages of the last weeks. Read when first needed, so that opening a library does not wait for it. */
import type { EditionHead, FrontPage, PrintedStory } from '../../contract/edition.ts';
import { limits } from '../../contract/limits.ts';
import type { Time } from '../../contract/models.ts';
import type { Context } from './context.ts';
import type { Journaled } from './journaled.ts';
import { openJournaled } from './journaled.ts';
import type { JournalKind } from './journal.ts';
import { requireArray, requireNumber, requireObject } from './shapes.ts';

export type StoredEdition = EditionHead & FrontPage<PrintedStory>;

export type EditionsFile = {
  /** In the order in which they were put. */
  readonly all: () => Promise<readonly StoredEdition[]>;
  /** Adds one, takes away those of `remove` and those made before `before`. */
  readonly put: (edition: StoredEdition, remove: readonly string[], before: Time) => Promise<void>;
};

type EditionsData = Map<string, StoredEdition>;
type EditionsChange = { readonly put: StoredEdition; readonly remove: readonly string[]; readonly before: Time };

const keep = (data: EditionsData, value: unknown): void => {
  const edition = requireObject(value) as StoredEdition;
  requireNumber(edition.made);
  for (const list of [edition.under, edition.seconds, edition.mustRead, edition.blocks]) requireArray(list);
  if (typeof edition.id !== 'string') throw new TypeError('an edition without an id');
  data.delete(edition.id);
  data.set(edition.id, edition);
};

export const editionsKind: JournalKind<EditionsData, EditionsChange> = {
  name: 'editions',
  format: 1,
  migrations: [],
  foldBytes: 256 * 1024,
  empty: () => new Map(),
  toJson: (data) => [...data.values()],
  fromJson: (json) => {
    const data: EditionsData = new Map();
    for (const edition of requireArray(json)) keep(data, edition);
    return data;
  },
  apply: (data, change) => {
    keep(data, change.put);
    for (const id of requireArray(change.remove)) data.delete(String(id));
    const before = requireNumber(change.before);
    for (const [id, edition] of data) {
      if (edition.made < before || data.size > limits.editions) data.delete(id);
    }
  },
};

export const editionsFile = 'editions.json';

export type OpenEditions = EditionsFile & { readonly settled: () => Promise<void> };

export const openEditions = (context: Context): OpenEditions => {
  let opening: Promise<Journaled<EditionsData, EditionsChange>> | null = null;
  const open = (): Promise<Journaled<EditionsData, EditionsChange>> => {
    if (opening !== null) return opening;
    const attempt = openJournaled(context, editionsKind, editionsFile, 1);
    opening = attempt;
    attempt.catch(() => {
      if (opening === attempt) opening = null;
    });
    return attempt;
  };
  return {
    all: async () => [...(await open()).low.data.values()],
    put: async (put, remove, before) => (await open()).change({ put, remove, before }),
    settled: async () => {
      const opened = await opening?.catch(() => null);
      await opened?.settled();
    },
  };
};
