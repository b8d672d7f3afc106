/** Which articles are copies of one text: wire stories that several sources print, the same entry met twice. Found as articles arrive. */
import { fold } from '../words/words.ts';
import type { ArticleTable } from './article-table.ts';
import { hashOf } from './features.ts';
import type { Similar } from './similarity.ts';

/** Two texts more alike than this, word by word, those included that nobody else has, are copies … */
const copyAt = 0.82;
/** … and with the same headline already from here: a source may cut a wire story short. */
const sameTitleAt = 0.3;

export type Copies = {
  readonly add: (slot: number, title: string) => void;
  readonly remove: (slot: number) => void;
  /** Looks at the nearest of a slot. `whole`: their likeness by all words. */
  readonly meet: (slot: number, nearest: readonly (Similar & { readonly whole: number })[]) => void;
  /** A number that copies share: the arrival of one of them, or of the article itself. */
  readonly groupOf: (slot: number) => number;
  /** The article and its copies. */
  readonly membersOf: (slot: number) => readonly number[];
  /** Hash of the article's headline. */
  readonly titleOf: (slot: number) => number;
  /** Slots of each group of copies. */
  readonly saved: () => readonly (readonly number[])[];
  readonly restoreTitle: (slot: number, title: number) => void;
  readonly restoreGroup: (slots: readonly number[]) => void;
};

type Group = { readonly number: number; slots: number[] };

export const createCopies = (table: Pick<ArticleTable, 'arrivalOf'>): Copies => {
  const titles: number[] = [];
  const groups = new Map<number, Group>();

  const join = (one: number, other: number): void => {
    const [ours, theirs] = [groups.get(one), groups.get(other)];
    if (ours !== undefined && ours === theirs) return;
    const slots = [...new Set([one, other, ...(ours?.slots ?? []), ...(theirs?.slots ?? [])])];
    const number = Math.min(...slots.map((slot) => groups.get(slot)?.number ?? table.arrivalOf(slot)));
    const group = { number, slots };
    for (const slot of slots) groups.set(slot, group);
  };

  return {
    groupOf: (slot) => groups.get(slot)?.number ?? table.arrivalOf(slot),
    add: (slot, title) => {
      titles[slot] = hashOf(fold(title).replace(/\s+/g, ' ').trim());
    },
    remove: (slot) => {
      const group = groups.get(slot);
      if (group === undefined) return;
      groups.delete(slot);
      group.slots = group.slots.filter((each) => each !== slot);
      if (group.slots.length === 1) groups.delete(group.slots[0] ?? slot);
    },
    meet: (slot, nearest) => {
      for (const { slot: other, score, whole } of nearest) {
        if (whole >= copyAt || (score >= sameTitleAt && titles[other] === titles[slot])) join(slot, other);
      }
    },
    membersOf: (slot) => groups.get(slot)?.slots ?? [slot],
    titleOf: (slot) => titles[slot] ?? 0,
    saved: () => [...new Set(groups.values())].map((group) => group.slots),
    restoreTitle: (slot, title) => {
      titles[slot] = title;
    },
    restoreGroup: ([first, ...others]) => {
      for (const other of others) if (first !== undefined) join(first, other);
    },
  };
};
