/** Full coverage of a made-up story: three parts of the ferry dispute, a copy, a version in Persian, and what lies near. */
import type { Coverage, StoryVersion } from '../../electron/contract/coverage.ts';
import type { ListedHeadline } from '../../electron/contract/models.ts';
import { headlines, now } from './paper-data.ts';

const hour = 3_600_000;

const telling = (id: string, hoursAgo: number): ListedHeadline => {
  const found = headlines.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`There is no headline ${id}.`);
  return { ...found, date: now - hoursAgo * hour, coverage: 4, clusterId: 'pilots' };
};

/** `…*word*…` marks words. */
const adds = (...sentences: readonly string[]): StoryVersion['adds'] =>
  sentences.map((sentence) => {
    const marks: [number, number][] = [];
    let text = '';
    for (const [at, piece] of sentence.split('*').entries()) {
      if (at % 2 === 1) marks.push([text.length, text.length + piece.length]);
      text += piece;
    }
    return { text, marks };
  });

const version = (headline: ListedHeadline, part: Partial<StoryVersion> = {}): StoryVersion => ({
  headline,
  copies: [],
  first: false,
  adds: [],
  more: 0,
  ...part,
});

export const pilotsCoverage: Coverage = {
  clusterId: 'pilots',
  sources: 4,
  articles: 6,
  left: 0,
  parts: [
    {
      date: now - 54 * hour,
      versions: [
        version(telling('week', 54), { first: true, copies: [telling('merger', 53), telling('bridge', 52)] }),
        version(telling('crane', 51), {
          adds: adds(
            'The harbour board counted *41* ships at anchor outside the wall on Friday evening.',
            'Its chair, *Maud Ferrier*, called the walkout “a storm in dry weather”.',
          ),
          more: 3,
        }),
      ],
    },
    {
      date: now - 20 * hour,
      versions: [
        version(telling('sahel-1', 20), { first: true }),
        version(telling('pilots', 19), {
          adds: adds('Both sides agreed on Sunday to meet in the rowing club, a room that belongs to neither.'),
        }),
        version(telling('register', 3)),
      ],
    },
  ],
  near: [telling('cistern', 30), telling('tolls', 40)].map((headline) => ({ ...headline, coverage: 1 })),
};

export const coverageOf = (headline: ListedHeadline): Coverage =>
  headline.id === 'sleeper'
    ? {
        clusterId: null,
        sources: 1,
        articles: 1,
        left: 0,
        parts: [{ date: headline.date, versions: [version(headline, { first: true })] }],
        near: [],
      }
    : pilotsCoverage;
