/** A story's page: asked for, with the further ones it goes on to, and read. Private to `full-text/`. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { createPlacing } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { fetchDocument, pageAccept, userAgentOf } from '../feeds/fetch.ts';
import type { FetchedDocument } from '../feeds/fetch.ts';
import type { ArticleBody, ArticleRow, SourceStore } from '../store/model.ts';
import type { FetchedPage, PageQuestion, PageVerdict } from './model.ts';

export type Wanted = { readonly source: SourceStore; readonly row: ArticleRow; readonly link: string };

/** Pages of one story after its first. */
const furtherPages = 9;

/** A page may lie in a private network only when the reader typed a feed of that very host. */
const mayBePrivate = (core: Core, sourceId: string, link: string): boolean => {
  const source = createPlacing(core).source(sourceId);
  if (source?.typed !== true || source.address === null || !URL.canParse(source.address)) return false;
  return new URL(source.address).hostname === new URL(link).hostname;
};

const fetchPage = async (core: Core, { source, link }: Wanted, signal: AbortSignal): Promise<FetchedDocument> =>
  fetchDocument(core.ports.http, {
    url: link,
    allowPrivate: mayBePrivate(core, source.id, link),
    accept: pageAccept,
    userAgent: userAgentOf(core.version),
    signal,
    maxBytes: limits.pageBytes,
    clock: core.ports.clock,
    about: { kind: 'page', sourceId: source.id },
  });

/** Whether a document of this type is a page; a server that names none is believed to send one. */
export const isPage = (contentType: string | null): boolean =>
  contentType === null || /^(?:text\/(?:html|plain)|application\/(?:xhtml\+)?xml)\b/i.test(contentType.trim());

/** Asks for a story's page, with the further ones it goes on to, and says what they hold. Fails as `fetchDocument` and the page thread do. */
export const askPage = async (
  core: Core,
  wanted: Wanted,
  body: ArticleBody,
  signal: AbortSignal,
): Promise<PageVerdict> => {
  const fetched = await fetchPage(core, wanted, signal);
  // A link to a sound, a film or a document: the story is what the feed says of it.
  if (fetched.kind === 'unchanged' || !isPage(fetched.contentType))
    return { state: 'feed', whole: false, versions: [] };
  const { bytes, contentType, finalUrl } = fetched;
  const story = { row: wanted.row, body };
  const fetchNext = (link: string): Promise<FetchedDocument> => fetchPage(core, { ...wanted, link }, signal);
  const verdict = await readAll(core, { bytes, contentType, url: finalUrl, story }, fetchNext, signal);
  if (verdict.state !== 'feed' && verdict.state !== 'paywall') return verdict;
  for (const version of verdict.versions) {
    const other = await askVersion(core, version, story, fetchNext, signal);
    if (other !== null) return other;
  }
  return verdict;
};

/** What another version of the page says, where it has the story; `null` where it says no more, or cannot be had. */
const askVersion = async (
  core: Core,
  link: string,
  story: NonNullable<PageQuestion['story']>,
  fetchNext: (link: string) => Promise<FetchedDocument>,
  signal: AbortSignal,
): Promise<PageVerdict | null> => {
  try {
    const fetched = await fetchNext(link);
    if (fetched.kind === 'unchanged' || !isPage(fetched.contentType)) return null;
    const { bytes, contentType, finalUrl: url } = fetched;
    const verdict = await core.pages.read({ bytes, contentType, url, story }, signal);
    return verdict.state === 'fetched' ? verdict : null;
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    core.ports.log('info', 'page.version-failed', { link: link.split('?')[0], error: error.message });
    return null;
  }
};

/**
 * Reads a page and the further ones of its story, each fetched as it is found. A further page that cannot be had leaves the story at what
 * came before it.
 */
export const readAll = async (
  core: Core,
  question: PageQuestion,
  fetchNext: (link: string) => Promise<FetchedDocument>,
  signal: AbortSignal,
): Promise<PageVerdict> => {
  const further: FetchedPage[] = [];
  for (;;) {
    const verdict = await core.pages.read({ ...question, further }, signal);
    const next = verdict.state === 'fetched' || verdict.state === 'page' ? verdict.next : null;
    if (next === null || further.length === furtherPages || further.some(({ url }) => url === next)) return verdict;
    try {
      const fetched = await fetchNext(next);
      if (fetched.kind === 'unchanged' || !isPage(fetched.contentType)) return verdict;
      further.push({ bytes: fetched.bytes, contentType: fetched.contentType, url: fetched.finalUrl });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      core.ports.log('info', 'page.next-failed', { link: next.split('?')[0], error: error.message });
      return verdict;
    }
  }
};
