/** `trip [SECTION…] [--hours N] [--megabytes N] [--go-on | --forget]` */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { PendingTrip, TripEnd, TripState } from '../../contract/offline.ts';
import { numberOption, UsageError } from '../arguments.ts';
import type { Run } from '../command.ts';
import { findSection, withLibrary } from '../library.ts';

const ends: Readonly<Record<TripEnd, string>> = {
  all: 'all that was chosen is here',
  hours: 'there is enough to read',
  megabytes: 'the megabytes are used up',
  paused: 'paused; --go-on goes on with it',
  cancelled: 'stopped; what came stays',
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const tripText = (trip: TripState): string =>
  `${trip.complete} of ${trip.stories} stories whole (${trip.minutes} minutes to read), ${trip.text} without all pictures,` +
  ` ${trip.summary} as summaries; ${megabytes(trip.bytesFetched)} fetched: ${ends[trip.ended]}`;

const pendingText = (trip: PendingTrip | null): string =>
  trip === null
    ? 'no trip is pending'
    : `a trip is ${trip.state === 'paused' ? 'paused' : 'broken off'}, ${megabytes(trip.bytesFetched)} fetched`;

export const run: Run = (line, output) => {
  const [goOn, forget] = [line.options['go-on'] === true, line.options['forget'] === true];
  const [hours, most] = [numberOption(line, 'hours'), numberOption(line, 'megabytes')];
  if ((goOn || forget) && (line.words.length > 0 || hours !== undefined || most !== undefined || (goOn && forget)))
    throw new UsageError('a trip that is pending is what it was: --go-on or --forget, alone');
  return withLibrary(line, async ({ host, call }) => {
    if (forget) {
      const { trip } = await call('offline.pending', {});
      await call('offline.pending', { forget: true });
      await output.answer({ forgotten: trip }, () => `${pendingText(trip)}${trip === null ? '' : '; it is given up'}`);
      return 0;
    }
    const { sections } = await call('paper.get', undefined);
    const sectionIds = line.words.map((word) => findSection(sections, word).id);
    const jobId = randomUUID();
    // A second Ctrl+C ends the program at once.
    process.once('SIGINT', () => void host.dispatch('jobs.cancel', { jobId }));
    const trip = await call('offline.prepare', {
      jobId,
      ...(goOn ? { goOn } : {}),
      ...(sectionIds.length === 0 ? {} : { sectionIds }),
      ...(hours === undefined ? {} : { hours }),
      ...(most === undefined ? {} : { megabytes: most }),
    });
    await output.answer(trip, () => tripText(trip));
    if (trip.ended === 'cancelled') throw new Failure('cancelled');
    return 0;
  });
};
