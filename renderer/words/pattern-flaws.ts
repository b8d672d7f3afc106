/** What is wrong with a regular expression, worded. */
import type { ErrorParams } from '../../electron/contract/errors.ts';
import type { PatternFlaw } from '../../electron/contract/filters.ts';
import { patternFlaws } from '../../electron/contract/filters.ts';

const flaws: Readonly<Record<PatternFlaw, string>> = {
  'group-open': 'A round bracket is not closed',
  'group-closed': 'A round bracket is closed that was not opened',
  'class-open': 'A square bracket is not closed',
  'nothing-to-repeat': 'There is nothing to repeat before the sign',
  'bad-repeat': 'A count runs backwards',
  'bad-range': 'A range of characters runs backwards',
  'bad-escape': 'A backslash stands before a letter that means nothing',
  'not-supported': 'Looking around and repeating an earlier group are not possible, so that a filter is always quick',
  'too-large': 'The pattern is too large: fewer or smaller counts, please',
};

const isFlaw = (value: unknown): value is PatternFlaw => (patternFlaws as readonly unknown[]).includes(value);

/** "A round bracket is not closed (character 4)." */
export const wordPatternFlaw = ({ flaw, at }: ErrorParams): string => {
  const words = isFlaw(flaw) ? flaws[flaw] : 'The pattern cannot be read';
  return typeof at === 'number' && flaw !== 'too-large' ? `${words} (character ${at + 1}).` : `${words}.`;
};
