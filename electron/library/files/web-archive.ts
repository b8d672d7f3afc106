/** Pages saved in one file: MHTML (RFC 2557) and Safari's web archive. */
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { articlesOf } from './article.ts';
import { decodeWords, firstHeader } from './mime/headers.ts';
import { allParts, readPart, textOf } from './mime/parts.ts';
import type { FileArticle, KindReader } from './model.ts';
import { articleFromPage } from './page.ts';
import { embedPicture, relinkPictures } from './pictures.ts';
import { readPropertyList } from './archive/property-list.ts';
import { parseDate } from '../feeds/dates.ts';

type Resource = { readonly address: string; readonly bytes: Uint8Array };

const resolved = (address: string, base: string | null): string =>
  (base !== null && URL.canParse(base) ? URL.parse(address, base)?.href : null) ?? address;

/** The page with the pictures that were saved beside it. */
const pageWith = (html: string, url: string | null, name: string, resources: readonly Resource[]): FileArticle => {
  const pictures = new Map(
    resources.flatMap(({ address, bytes }) => {
      const picture = embedPicture(bytes);
      return picture === null ? [] : [[address, picture] as const];
    }),
  );
  const linked = relinkPictures(
    html,
    (address) => (pictures.get(address) ?? pictures.get(resolved(address, url)))?.link ?? null,
  );
  const article = articleFromPage(linked, { name, url });
  const shown = [...new Map([...pictures.values()].map((picture) => [picture.link, picture])).values()];
  return { ...article, pictures: shown.filter((picture) => article.html.includes(picture.link)) };
};

const webUrl = (address: string | null | undefined): string | null =>
  address && /^https?:/iu.test(address) && URL.canParse(address) ? address : null;

/** MHTML as browsers save it. Fails with `file-damaged` when there is no page in it. */
export const readMhtml: KindReader = async ({ name, bytes, url }) => {
  const archive = readPart(bytes);
  const parts = allParts(archive);
  const start = archive.params.get('start');
  const pages = parts.filter((part) => part.type === 'text/html' || part.type === 'application/xhtml+xml');
  const page =
    pages.find((part) => start !== undefined && firstHeader(part.headers, 'content-id')?.trim() === start) ??
    pages[0] ??
    parts.find((part) => part.type === 'text/plain' && part.body.length > 0);
  if (page === undefined) throw new Failure('file-damaged', { name });
  const address =
    webUrl(firstHeader(page.headers, 'content-location')) ??
    webUrl(firstHeader(archive.headers, 'snapshot-content-location')) ??
    url;
  const resources = parts.flatMap((part) => {
    const location = firstHeader(part.headers, 'content-location')?.trim();
    const id = firstHeader(part.headers, 'content-id')?.trim().replace(/^<|>$/gu, '');
    return [
      ...(location ? [{ address: location, bytes: part.body }] : []),
      ...(id ? [{ address: `cid:${id}`, bytes: part.body }] : []),
    ];
  });
  const article = pageWith(textOf(page), address, name, resources);
  const subject = decodeWords(firstHeader(archive.headers, 'subject') ?? '').trim();
  const date = firstHeader(archive.headers, 'date');
  return articlesOf({
    ...article,
    title: article.title ?? (subject || null),
    published: article.published ?? (date === null ? null : parseDate(date)),
  });
};

/** Safari's web archive: a binary property list. */
export const readWebArchive: KindReader = async ({ name, bytes, url }) => {
  const root = readPropertyList(bytes);
  const main = root instanceof Map ? root.get('WebMainResource') : null;
  if (!(root instanceof Map) || !(main instanceof Map)) throw new Failure('file-damaged', { name });
  const data = main.get('WebResourceData');
  const address = main.get('WebResourceURL');
  if (!(data instanceof Uint8Array)) throw new Failure('file-damaged', { name });
  const charset = main.get('WebResourceTextEncodingName');
  const html = decodeBytes(data, {
    kind: 'html',
    contentType: typeof charset === 'string' ? `text/html; charset=${charset}` : null,
  }).text;
  const listed = root.get('WebSubresources');
  const resources = (Array.isArray(listed) ? listed : []).flatMap((entry: unknown) => {
    if (!(entry instanceof Map)) return [];
    const [link, content] = [entry.get('WebResourceURL'), entry.get('WebResourceData')];
    return typeof link === 'string' && content instanceof Uint8Array ? [{ address: link, bytes: content }] : [];
  });
  return articlesOf(pageWith(html, webUrl(typeof address === 'string' ? address : null) ?? url, name, resources));
};
