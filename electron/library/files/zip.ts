/** A ZIP of files of any kind: every file in it that can be read, its folders as sections, pictures beside pages kept. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { decodeBytes } from '../articles/decode.ts';
import { archiveLimits, entryPath, openArchive, safePath } from './archive/zip.ts';
import type { Archive } from './archive/zip.ts';
import { articlesUpTo, makeArticle } from './article.ts';
import { embedPicture, relinkPictures } from './pictures.ts';
import type { EmbeddedPicture, FailedPart, FileArticle, FileContent, FileInput } from './model.ts';
import type { FeedEntry } from '../feeds/model.ts';

const mostArticles = 20_000;
/** Told one by one. */
const mostFailures = 200;
const passedOver =
  /(?:^|\/)(?:\.|__MACOSX\/|~\$|thumbs\.db$|desktop\.ini$)|_files\/|\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|js|mjs|map|woff2?|ttf|otf|eot|mp3|mp4|m4a|ogg|webm|mov|avi|exe|dll|so|bin|class|o)$/iu;

/** A page's or Markdown file's text with its pictures from the archive put in. */
const withPictures = (
  archive: Archive,
  path: string,
  bytes: Uint8Array,
): { readonly bytes: Uint8Array; readonly pictures: readonly EmbeddedPicture[] } => {
  if (!/\.(?:x?html?|md|markdown)$/iu.test(path)) return { bytes, pictures: [] };
  const pictures = new Map<string, EmbeddedPicture>();
  const find = (address: string): string | null => {
    const target = entryPath(path, address);
    const content = target === null ? null : archive.read(target);
    const picture = content === null ? null : embedPicture(content);
    if (picture !== null) pictures.set(picture.link, picture);
    return picture?.link ?? null;
  };
  const { text } = decodeBytes(bytes, { kind: /html?$/iu.test(path) ? 'html' : 'text' });
  const linked = /html?$/iu.test(path)
    ? relinkPictures(text, find)
    : text.replace(/(!\[[^\]\n]{0,500}\]\()([^)\s]{1,2000})/gu, (whole: string, before: string, address: string) => {
        const found = find(address);
        return found === null ? whole : `${before}${found}`;
      });
  return pictures.size === 0
    ? { bytes, pictures: [] }
    : { bytes: new TextEncoder().encode(linked), pictures: [...pictures.values()] };
};

const articleFromEntry = (entry: FeedEntry, language: string | null): FileArticle =>
  makeArticle({
    title: entry.title,
    authors: entry.authors,
    byline: entry.authors.join(', ') || null,
    published: entry.published ?? entry.updated,
    link: entry.link,
    categories: entry.categories,
    image: entry.image,
    language: entry.language ?? language,
    html: entry.content ?? entry.summary ?? '',
  });

const articlesIn = (content: FileContent): readonly FileArticle[] =>
  content.kind === 'articles'
    ? content.articles
    : content.kind === 'feed'
      ? content.feed.entries.map((entry) => articleFromEntry(entry, content.feed.language))
      : [];

/** What programs put beside their stories: that it holds none is nothing to tell. */
const isData = (path: string, { code }: Failure): boolean =>
  code === 'file-empty' || (code === 'file-kind-unknown' && /\.(?:json|jsonl|csv|xml|ya?ml|plist)$/iu.test(path));

/**
 * `readNested` reads one file of the archive. A lone feed or list of subscriptions is answered as such. Files that cannot be read are told
 * as failed as long as another can be; else the first failure is the answer.
 */
export const readZip = async (
  input: FileInput,
  readNested: (inner: FileInput) => Promise<FileContent>,
): Promise<FileContent> => {
  const { name, bytes, url, depth } = input;
  if (depth >= archiveLimits.depth) throw new Failure('too-large', { name, depth });
  const archive = openArchive(bytes, name);
  const articles: FileArticle[] = [];
  const failed: FailedPart[] = [];
  let [first, other]: [Failure | null, FileContent | null] = [null, null];
  const fail = (path: string, failure: Failure): void => {
    first ??= failure;
    if (!isData(path, failure) && failed.length < mostFailures)
      failed.push({ name: path, code: failure.code, params: failure.params });
  };
  for (const entry of archive.entries) {
    const path = safePath(entry.name);
    if (path === null || passedOver.test(path) || entry.size === 0) continue;
    if (articles.length > mostArticles) break;
    const content = archive.read(entry.name);
    if (content === null) {
      fail(
        path,
        entry.size > limits.fileBytes
          ? new Failure('too-large', { name: path, bytes: entry.size, limit: limits.fileBytes })
          : new Failure('file-damaged', { name: path }),
      );
      continue;
    }
    try {
      const prepared = withPictures(archive, entry.name, content);
      const read = await readNested({
        name: path.split('/').at(-1) ?? path,
        bytes: prepared.bytes,
        url,
        depth: depth + 1,
      });
      if (read.kind === 'articles') failed.push(...(read.failed ?? []));
      if (read.kind === 'opml') other ??= read;
      else if (read.kind === 'feed' && archive.entries.length === 1) other ??= read;
      const folders = path.split('/').slice(0, -1);
      for (const article of articlesIn(read)) {
        const pictures = [...(article.pictures ?? []), ...prepared.pictures].filter((picture) =>
          article.html.includes(picture.link),
        );
        articles.push({
          ...article,
          sectionPath: article.sectionPath.length > 0 ? article.sectionPath : folders,
          ...(pictures.length > 0 ? { pictures } : {}),
        });
      }
    } catch (error) {
      fail(path, error instanceof Failure ? error : new Failure('file-damaged', { name: path }, error));
    }
  }
  if (other !== null && (articles.length === 0 || other.kind === 'feed')) return other;
  if (articles.length > 0) {
    const content = articlesUpTo(mostArticles, name, articles);
    const all = [...failed, ...(content.failed ?? [])];
    return all.length === 0 ? content : { ...content, failed: all };
  }
  throw first ?? new Failure('file-empty', { name });
};
