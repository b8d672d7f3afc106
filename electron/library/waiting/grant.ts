/** What each wish comes to when there is a network. Private to `waiting/`. */
import { Failure } from '../../contract/errors.ts';
import type { Wish } from '../../contract/waiting.ts';
import type { Core } from '../core.ts';
import { refreshSources } from '../feeds/refresh-sources.ts';
import { discover, subscribe } from '../feeds/subscribe.ts';
import { completeArticles } from '../full-text/complete.ts';
import { savePage } from '../full-text/save-page.ts';
import type { JobHandle } from '../jobs.ts';
import type { FullTextMark } from '../store/model.ts';
import { fetchOne, mediaOf } from '../media/media.ts';

/** An address that was typed may be a site's: then its first feed. */
const subscribeTo = async (
  core: Core,
  address: string,
  sectionId: string | null,
  title: string | null,
): Promise<void> => {
  const named = title === null ? {} : { title };
  try {
    await subscribe(core, { url: address, sectionId, ...named });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-a-feed') throw error;
    const [first] = await discover(core, address);
    if (first === undefined) throw new Failure('no-feed-found', { url: address });
    await subscribe(core, { url: first.url, foundAt: address, sectionId, ...named });
  }
};

const fetchFirst = async (core: Core, articleId: string): Promise<void> => {
  const missing = (await mediaOf(core, articleId)).find(({ state }) => state !== 'here');
  if (missing !== undefined) await fetchOne(core, articleId, missing.link);
};

/** A failure of the page stands on its story, and the wish is done with; one of the network leaves no trace there, and the wish stays. */
const completeOne = async (core: Core, articleId: string, handle: JobHandle): Promise<void> => {
  const mark = (): FullTextMark | undefined => core.headlines.get(articleId)?.row.fullText;
  const before = mark();
  const { failed } = await completeArticles(core, [articleId], handle, 'all');
  if (failed > 0 && mark() === before) throw new Failure('offline');
};

/** Rejects as the call would that the reader could not make. */
export const grant = async (core: Core, { kind, target, sectionId, title }: Wish, handle: JobHandle): Promise<void> => {
  handle.progress(0, 0, title ?? target);
  if (kind === 'refresh') {
    const scope = target === null ? {} : { sourceId: target };
    await refreshSources(core, { ...scope, byHand: true }, handle);
    return;
  }
  if (target === null) throw new Failure('bad-input', { path: 'target' });
  switch (kind) {
    case 'save':
      await savePage(core, { url: target, sectionId });
      return;
    case 'subscribe':
      await subscribeTo(core, target, sectionId, title);
      return;
    case 'complete':
      return completeOne(core, target, handle);
    case 'download':
      await fetchFirst(core, target);
      return;
    default:
      kind satisfies never;
  }
};
