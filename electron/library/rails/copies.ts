/** Which articles are copies of one text: wire stories that several sources print, the same entry met twice. Found as articles arrive. */
import { fold } from '../words/words.ts';
import type { ArticleTable } from './article-table.ts';
import { hashOf } from './features.ts';
import { grown } from './growing.ts';
import type { Similar } from './similarity.ts';

/** Two texts more alike than this, word by word, are copies … */
const copyAt = 0.82;
/** … and with the same headline already from here: a source may cut a wire story short. */
const sameTitleAt = 0.3;

export type Copies = {
  readonly add: (slot: number, title: string) => void;
  /** Looks at the nearest of a slot. */
  readonly meet: (slot: number, nearest: readonly Similar[]) => void;
  /** A number that copies share; a slot that was never added has its own. */
  readonly groupOf: (slot: number) => number;
};

export const createCopies = (table: ArticleTable): Copies => {
  let titles = new Uint32Array(64);
  let groups = new Int32Array(64);
  const groupOf = (slot: number): number => {
    let group = slot;
    while (group < groups.length && groups[group] !== group && table.slots() > group) group = groups[group] ?? group;
    return group;
  };
  return {
    groupOf,
    add: (slot, title) => {
      titles = grown(titles, slot + 1);
      groups = grown(groups, slot + 1);
      titles[slot] = hashOf(fold(title).replace(/\s+/g, ' ').trim());
      groups[slot] = slot;
    },
    meet: (slot, nearest) => {
      for (const { slot: other, score } of nearest) {
        if (score < copyAt && !(score >= sameTitleAt && titles[other] === titles[slot])) continue;
        const [one, two] = [groupOf(slot), groupOf(other)];
        groups[Math.max(one, two)] = Math.min(one, two);
      }
    },
  };
};
