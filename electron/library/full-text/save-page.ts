/** Any address becomes a saved story, with its text and pictures. Public file. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { SavedPage } from '../../contract/offline.ts';
import type { HeadlineEntry } from '../articles/headlines.ts';
import { canonicalLink } from '../articles/identity.ts';
import { ingest } from '../articles/ingest.ts';
import type { Ingested } from '../articles/ingest.ts';
import { keepPictures } from '../articles/pictures.ts';
import { countWords, plainText } from '../articles/plain-text.ts';
import type { Core } from '../core.ts';
import { splitCredentials } from '../feeds/credentials.ts';
import { normaliseAddress } from '../feeds/discover.ts';
import { fetchTyped } from '../feeds/fetch-typed.ts';
import { pageAccept } from '../feeds/fetch.ts';
import type { FetchedDocument } from '../feeds/fetch.ts';
import { takeFile } from '../import/take-file.ts';
import { bringBack } from '../filters/filters.ts';
import type { JobHandle } from '../jobs.ts';
import { savedSourceId } from '../paper/sources.ts';
import { markArticles } from '../reading/status.ts';
import { isPage, readAll } from './ask-page.ts';
import { completeArticles } from './complete.ts';

type Page = { readonly url: string; readonly sectionId?: string | null };

/** The story of this address that is here already, from whatever source; one that a filter hid only if no other is. */
const storyAt = (core: Core, url: string): HeadlineEntry | null => {
  const wanted = canonicalLink(url);
  const host = new URL(url).host.replace(/^www\./, '');
  const isThere = ({ row }: HeadlineEntry): boolean =>
    row.link !== null && row.link.includes(host) && canonicalLink(row.link) === wanted;
  return core.headlines.newestFirst().find(isThere) ?? core.headlines.allHidden().find(isThere) ?? null;
};

/** An address apart from the credentials that were typed into it. */
type Asked = ReturnType<typeof splitCredentials>;

const fetchPage = (
  core: Core,
  { address: url, credentials }: Asked,
  signal: AbortSignal,
): Promise<FetchedDocument & { readonly kind: 'fetched' }> =>
  fetchTyped(core, {
    url,
    credentials,
    accept: pageAccept,
    maxBytes: limits.pageBytes,
    signal,
    about: { kind: 'page', sourceId: savedSourceId },
  });

const fileNameOf = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  return pathname.split('/').findLast((part) => part !== '') ?? hostname;
};

/** A document that is no page (a PDF, a text) comes in as the file it is. */
const takeDocument = async (
  core: Core,
  url: string,
  bytes: Uint8Array,
  sectionId: string | null,
): Promise<Ingested> => {
  const name = fileNameOf(url);
  const content = await core.files.read(name, bytes, { url });
  if (content.kind !== 'articles') throw new Failure('file-kind-unknown', { name });
  return takeFile(core, savedSourceId, name, content, { sectionId });
};

const leastWords = 3;
const isEmpty = (html: string): boolean => !html.includes('<img ') && countWords(plainText(html)) < leastWords;

const takePage = async (
  core: Core,
  { credentials }: Asked,
  fetched: FetchedDocument & { kind: 'fetched' },
  sectionId: string | null,
  signal: AbortSignal,
): Promise<Ingested> => {
  const { bytes, contentType, finalUrl: url } = fetched;
  if (!isPage(contentType) || /^text\/plain/i.test(contentType ?? '')) return takeDocument(core, url, bytes, sectionId);
  const question = { bytes, contentType, url, story: null };
  const verdict = await readAll(
    core,
    question,
    (link) => fetchPage(core, { address: link, credentials }, signal),
    signal,
  );
  if (verdict.state === 'consent') throw new Failure('page-consent', { url });
  if (verdict.state !== 'page' || isEmpty(verdict.draft.html)) throw new Failure('page-empty', { url });
  return ingest(core, savedSourceId, [verdict.draft], { sectionId, evenIfGone: true });
};

const saveNew = async (core: Core, asked: Asked, sectionId: string | null, handle: JobHandle): Promise<SavedPage> => {
  const fetched = await fetchPage(core, asked, handle.signal);
  const ingested = await takePage(core, asked, fetched, sectionId, handle.signal);
  const [id] = ingested.ids;
  const source = await core.store.source(savedSourceId);
  const title = id === undefined ? undefined : source.rows.get(id)?.title;
  if (id === undefined || title === undefined) throw new Failure('page-empty', { url: asked.address });
  await markArticles(core, [id], { saved: true });
  if (core.store.paper.data.settings.keepPictures) await keepPictures(core, ingested.ids, handle);
  return { id, title, added: ingested.new.length > 0 };
};

/** A story that is here is saved where it is, and made whole if its source lets it. */
const saveKnown = async (core: Core, { row, filtered }: HeadlineEntry, handle: JobHandle): Promise<SavedPage> => {
  if (filtered?.hiddenBy !== undefined) await bringBack(core, [row.id]);
  await markArticles(core, [row.id], { saved: true });
  if (!core.store.paper.data.settings.workOffline) {
    await completeArticles(core, [row.id], handle, 'all');
    if (core.store.paper.data.settings.keepPictures) await keepPictures(core, [row.id], handle);
  }
  return { id: row.id, title: row.title, added: false };
};

/**
 * Keeps the page of an address as a story of the Saved source, marked as saved, with text and pictures; a story that is here already is
 * saved where it is, and shown again if a filter hid it. Nothing is added when it cannot be read. Rejects with `bad-address`, `offline` (the reader works offline),
 * `page-empty`, `page-consent`, `section-not-found`, and as fetching and reading files do.
 */
export const savePage = async (core: Core, { url: typed, sectionId = null }: Page): Promise<SavedPage> => {
  const asked = splitCredentials(normaliseAddress(typed));
  const { settings, sections } = core.store.paper.data;
  if (sectionId !== null && !sections.some((section) => section.id === sectionId))
    throw new Failure('section-not-found', { id: sectionId });
  return core.jobs.run('complete', undefined, async (handle) => {
    const known = storyAt(core, asked.address);
    if (known !== null) return saveKnown(core, known, handle);
    if (settings.workOffline) throw new Failure('offline', {});
    return saveNew(core, asked, sectionId, handle);
  });
};
