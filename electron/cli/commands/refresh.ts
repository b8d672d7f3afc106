/** `refresh [--section S]` */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { Run } from '../command.ts';
import { chosenSection, withLibrary } from '../library.ts';

export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    const sectionId = await chosenSection(line, call);
    const jobId = randomUUID();
    // A second Ctrl+C ends the program at once.
    process.once('SIGINT', () => void host.dispatch('jobs.cancel', { jobId }));
    const summary = await call('feeds.refresh', sectionId === undefined ? { jobId } : { jobId, sectionId });
    await output.answer(
      summary,
      () =>
        `${summary.newArticles} new, ${summary.updatedArticles} changed, from ${summary.sources} sources` +
        ` (${summary.unchanged} unchanged, ${summary.failed} failed)`,
    );
    if (summary.cancelled) throw new Failure('cancelled');
    return 0;
  });
