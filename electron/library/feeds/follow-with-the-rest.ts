import { keepPictures } from '../articles/pictures.ts';
import type { Core } from '../core.ts';
import { completeArticles } from '../full-text/complete.ts';

/** Pictures and whole texts come after the answer; closing the library stops them, and the next refresh takes up what is missing. */
export const followWithTheRest = (core: Core, ids: readonly string[]): void => {
  core.jobs
    .run('refresh', undefined, async (handle) => {
      if (core.store.paper.data.settings.keepPictures) await keepPictures(core, ids, handle);
      await completeArticles(core, ids, handle);
    })
    .catch((error: unknown) => core.ports.log('warn', 'subscribe.rest', { error: String(error) }));
};
