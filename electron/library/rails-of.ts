/** The four rails beside an article, and the rails that were printed on its page. */
import type { Rails } from '../contract/models.ts';
import { createPlacing, entryOf, railItems } from './articles/view.ts';
import { onDesk, textOfBody } from './articles/followed.ts';
import type { Core } from './core.ts';

const railLength = 5;

/** Rejects with `article-not-found`. */
export const railsOf = async (core: Core, articleId: string, limit = railLength): Promise<Rails> => {
  const entry = entryOf(core, articleId);
  const body = await (await core.store.source(entry.sourceId)).body(articleId);
  const placing = createPlacing(core);
  // A story too old to be held still has others beside it.
  const visitor = body === null || core.rails.has(articleId) ? undefined : onDesk(entry.row, textOfBody(body));
  const ranked = core.rails.rails(articleId, limit, visitor);
  return {
    latest: railItems(core, ranked.latest, placing),
    mustRead: railItems(core, ranked.mustRead, placing),
    related: railItems(core, ranked.related, placing),
    recommended: railItems(core, ranked.recommended, placing),
    printed: body?.printedRails ?? [],
  };
};
