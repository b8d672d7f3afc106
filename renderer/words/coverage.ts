/** Full coverage in words. */
import type { Coverage } from '../../electron/contract/coverage.ts';
import { wordCount, wordSources } from './numbers.ts';

/** "5 sources, 7 versions, 2 copies". */
export const wordCoverage = (story: Coverage): string => {
  const versions = story.parts.flatMap((part) => part.versions);
  const copies = versions.reduce((count, version) => count + version.copies.length, 0);
  return [
    wordSources(story.sources),
    wordCount(versions.length, 'version', 'versions'),
    ...(copies === 0 ? [] : [wordCount(copies, 'copy', 'copies')]),
    ...(story.parts.length < 2 ? [] : [wordCount(story.parts.length, 'part', 'parts')]),
  ].join(', ');
};

/** "Same text in Gazette", "Same text in 3 more sources", for the sources of the copies. */
export const wordCopies = (sources: readonly string[]): string => {
  const names = [...new Set(sources)];
  return names.length > 2 ? `Same text in ${names.length} more sources` : `Same text in ${names.join(' and ')}`;
};

export const wordMore = (sentences: number): string =>
  `And ${wordCount(sentences, 'more sentence', 'more sentences')}.`;
