import { Failure } from '../../contract/errors.ts';
import type { ImportLine } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { followWithTheRest } from '../feeds/follow-with-the-rest.ts';
import { askFeeds } from '../feeds/refresh-sources.ts';
import type { JobHandle } from '../jobs.ts';
import { createPause } from '../pause.ts';

/** Codes that speak of the document: the server answered, with something that is no feed. */
const notAFeed: ReadonlySet<string> = new Set(['not-a-feed', 'feed-empty', 'feed-broken']);

const resultOf = async (core: Core, line: ImportLine): Promise<ImportLine> => {
  if (line.outcome !== 'subscribed' || line.sourceId === null) return line;
  const { lastFetch } = (await core.store.source(line.sourceId)).fetchState;
  // Without a network nothing is known about it.
  if (lastFetch === null || lastFetch.error === null || lastFetch.error.code === 'offline') return line;
  const { error } = lastFetch;
  return { ...line, outcome: notAFeed.has(error.code) ? 'not-a-feed' : 'unreachable', error };
};

/**
 * Asks the feeds that lines have just subscribed to and answers the lines with what came of it. A reader who works offline, or has no
 * network, has them asked later. Their pictures and whole texts follow after the answer.
 */
export const askNewFeeds = async (
  core: Core,
  lines: readonly ImportLine[],
  handle: JobHandle,
): Promise<readonly ImportLine[]> => {
  const ids = lines.flatMap(({ outcome, sourceId }) =>
    outcome === 'subscribed' && sourceId !== null ? [sourceId] : [],
  );
  try {
    const came = await askFeeds(core, ids, handle);
    if (came.length > 0) followWithTheRest(core, came);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'offline') throw error;
  }
  const pause = createPause();
  const results: ImportLine[] = [];
  for (const line of lines) {
    results.push(await resultOf(core, line));
    await pause();
  }
  return results;
};
