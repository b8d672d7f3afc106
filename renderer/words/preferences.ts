/** What the reader prefers, in words. */
import type { MustReadFactor, ProfileKind } from '../../electron/contract/preferences.ts';
import { wordCount } from './numbers.ts';

/** Title of each factor, and what it means. */
export const factorWords: Readonly<Record<MustReadFactor, readonly [title: string, note: string]>> = {
  spread: ['Told by several sources', 'The more of your sources tell a story.'],
  size: ['Many reports', 'The more articles there are of a story.'],
  speed: ['Growing fast', 'The more reports came in the last six hours.'],
  marks: ['Your own marks', 'What you marked as must read.'],
  starred: ['Starred sources', 'What your starred sources write.'],
  rarity: ['Rare voices', 'What sources write that seldom write.'],
  sections: ['Your sections', 'How much the weights of sections below count.'],
  freshness: ['Fresh', 'The newer a story is.'],
};

/** 0 → "Not at all", 100 → "As usual", 150 → "1.5 times". */
export const wordWeight = (percent: number): string => {
  if (percent === 0) return 'Not at all';
  return percent === 100 ? 'As usual' : `${percent / 100} times`;
};

/** 17 → "1 in 6", 0 → "None". */
export const wordShare = (percent: number): string => (percent === 0 ? 'None' : `1 in ${Math.round(100 / percent)}`);

export const kindTitles: Readonly<Record<ProfileKind, string>> = { topic: 'Topics', name: 'Names', source: 'Sources' };

/** What was made of an entry: `null` for as it was found. */
export const wordFactor = (factor: number, added: boolean): string | null => {
  if (factor === 0) return 'Taken out';
  if (added && factor === 100) return 'Added by you';
  if (factor === 100) return null;
  return factor > 100 ? `Raised to ${wordWeight(factor)}` : `Lowered to ${wordWeight(factor)}`;
};

export const wordFoundIn = (articles: number): string =>
  articles === 0 ? 'Nothing was read yet.' : `Found in ${wordCount(articles, 'story', 'stories')} you read or starred.`;
