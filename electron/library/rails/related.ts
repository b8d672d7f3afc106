/** You might also like: the most similar articles, folded so that no story stands there twice. */
import type { Reason } from '../../contract/models.ts';
import type { Newsroom } from './newsroom.ts';
import type { Ranked } from './model.ts';
import type { Selection } from './selection.ts';
import { sharedTerms } from './shared-terms.ts';

const day = 86_400_000;
/** Below this likeness nothing is called related. */
const relatedAt = 0.05;
/** An article a month away counts for this much less. */
const distantShare = 0.15;
const bylineGain = 0.03;

/** Every article that is alike, the same story's first, best first: plain ranking, nothing folded. */
export const similarTo = (newsroom: Newsroom, id: string, limit: number): Ranked[] => {
  const { index, desk } = newsroom;
  const slot = index.table.slotOf(id);
  if (slot === undefined) return [];
  const date = index.table.dateOf(slot);
  const byline = desk.headline(id)?.byline ?? null;
  return index.similarity
    .ranked(slot, limit + 16)
    .flatMap(({ slot: other, score }) => {
      const otherId = index.table.idOf(other);
      if (otherId === undefined) return [];
      const apart = Math.abs(index.table.dateOf(other) - date) / day;
      const near = 1 - distantShare * (1 - 2 ** (-apart / 30));
      const sameByline = byline !== null && desk.headline(otherId)?.byline === byline ? bylineGain * score : 0;
      return [{ id: otherId, score: score * near + sameByline, reason: null }];
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
};

const reasonFor = (newsroom: Newsroom, id: string, other: string): Reason | null => {
  const { index, desk, terms } = newsroom;
  const [mine, theirs] = [desk.headline(id), desk.headline(other)];
  if (newsroom.storyOf(id) === newsroom.storyOf(other) && mine !== undefined && theirs !== undefined) {
    if (theirs.date - mine.date > day / 4) return { kind: 'follows' };
    return { kind: 'covered-by', sources: newsroom.sourcesOf(id) };
  }
  const [slot, otherSlot] = [index.table.slotOf(id), index.table.slotOf(other)];
  if (slot === undefined || otherSlot === undefined) return null;
  const shared = sharedTerms(terms, { slot, headline: mine }, { slot: otherSlot, headline: theirs });
  if (shared.length > 0) return { kind: 'shares', terms: shared };
  const byline = mine?.byline ?? null;
  return byline !== null && theirs?.byline === byline ? { kind: 'same-byline', byline } : null;
};

/** The rail: other stories first; parts of the same story (never copies) only where others are too few. */
export const relatedFor = (newsroom: Newsroom, id: string, limit: number, selection: Selection): Ranked[] => {
  const similar = similarTo(newsroom, id, limit * 2 + 8).filter((each) => each.score >= relatedAt);
  const chosen = selection.takeFrom(similar, limit);
  if (chosen.length < limit) {
    const story = newsroom.storyOf(id);
    const shown = new Set([id, ...chosen.map((each) => each.id)].map(newsroom.textOf));
    for (const each of similar) {
      if (chosen.length >= limit) break;
      if (newsroom.storyOf(each.id) !== story || newsroom.desk.headline(each.id) === undefined) continue;
      if (shown.has(newsroom.textOf(each.id))) continue;
      shown.add(newsroom.textOf(each.id));
      selection.take(each.id);
      chosen.push(each);
    }
  }
  return chosen.map((each) => ({ ...each, reason: reasonFor(newsroom, id, each.id) }));
};
