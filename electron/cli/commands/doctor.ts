/** `doctor [SOURCE]` */
import type { FeedHealth } from '../../contract/doctor.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { findSource } from '../sources.ts';
import { plain, shortTime } from '../text.ts';
import { wordsFor } from '../words.ts';

const day = 86_400_000;

/** "about every 3 days", "about every 5 hours". */
const often = (ms: number): string => {
  const [amount, unit] = ms >= day ? [ms / day, 'day'] : [Math.max(1, ms / (day / 24)), 'hour'];
  const rounded = Math.round(amount);
  return `about every ${rounded === 1 ? unit : `${rounded} ${unit}s`}`;
};

const placeOf = ({ line, column }: FeedHealth['flaws'][number]): string =>
  line === null ? '' : `line ${line}, column ${column ?? '?'}: `;

/** A feed in a few lines: its state, what is wrong, what can be done. */
const textOf = (health: FeedHealth): string => {
  const { failure } = health;
  return [
    `${health.state}  ${plain(health.title)}  ${health.sourceId}  ${health.address}`,
    ...(failure === null
      ? []
      : [
          `  ${plain(wordsFor(failure.error.code, failure.error.params))} Since ${shortTime(failure.since)}, ${failure.times} times.`,
        ]),
    ...(health.movedTo === null ? [] : [`  It says that it is now at ${health.movedTo}`]),
    ...(health.silentSince === null ? [] : [`  Nothing new since ${shortTime(health.silentSince)}`]),
    ...health.flaws.map((flaw) => `  ${placeOf(flaw)}${flaw.code} (read anyway)`),
    [
      `  last good fetch ${shortTime(health.lastGoodFetch) || 'never'}`,
      ...(health.publishesEvery === null ? [] : [`publishes ${often(health.publishesEvery)}`]),
      health.nextFetch === null ? 'not asked by itself' : `next ${shortTime(health.nextFetch)}`,
    ].join(', '),
  ].join('\n');
};

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const wanted = line.words[0];
    const input = wanted === undefined ? {} : { sourceId: (await findSource(wanted, call)).id };
    const { feeds } = await call('doctor.report', input);
    for (const health of feeds) await output.answer(health, () => textOf(health));
    if (feeds.length === 0) await output.say('There are no feeds.');
    return 0;
  });
