/** Public file of `files/`: a local file of any kind becomes articles, a feed, or a list of subscriptions. Reads bytes only; nothing is fetched or written. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { FileContent, FileArticle, FileInput } from './model.ts';
import { kindOf } from './kind.ts';
import type { FileKind } from './kind.ts';

export type { EmbeddedPicture, FileArticle, FileContent } from './model.ts';

/** Readers are loaded when the first file of their kind comes: most of them bring a parser. */
const readers: Readonly<Record<FileKind, (input: FileInput) => Promise<FileContent>>> = {
  text: async (input) => (await import('./text.ts')).readText(input),
  page: async (input) => (await import('./page.ts')).readPage(input),
  markdown: async (input) => (await import('./markdown.ts')).readMarkdown(input),
  feed: async ({ bytes, url }) => ({
    kind: 'feed',
    feed: await (await import('../feeds/parse.ts')).parseFeed(bytes, { url, contentType: null }),
  }),
  mail: async (input) => (await import('./mail.ts')).readMail(input),
  mailbox: async (input) => (await import('./mail.ts')).readMailbox(input),
  mhtml: async (input) => (await import('./web-archive.ts')).readMhtml(input),
  'web-archive': async (input) => (await import('./web-archive.ts')).readWebArchive(input),
  epub: async (input) => (await import('./epub.ts')).readEpub(input),
  docx: async (input) => (await import('./docx.ts')).readDocx(input),
  odt: async (input) => (await import('./odt.ts')).readOdt(input),
  rtf: async (input) => (await import('./rtf.ts')).readRichText(input),
  fb2: async (input) => (await import('./fb2.ts')).readFictionBook(input),
  pdf: async (input) => (await import('./pdf.ts')).readPdf(input),
  enex: async (input) => (await import('./enex.ts')).readEnex(input),
  bookmarks: async (input) => (await import('./bookmarks.ts')).readBookmarks(input),
  export: async (input) => (await import('./export.ts')).readExport(input),
  zip: async (input) => (await import('./zip.ts')).readZip(input, readNested),
  opml: async ({ bytes }) => ({
    kind: 'opml',
    document: await (await import('../feeds/opml.ts')).parseOpmlInTurns(bytes),
  }),
};

/** Documents of older office programs and of protected new ones begin so. */
const isCompound = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((code, index) => bytes[index] === code);

/** Reads a file, or one that was taken out of an archive (`depth` > 0). */
const readNested = async (input: FileInput): Promise<FileContent> => {
  const { name, bytes } = input;
  if (bytes.length > limits.fileBytes)
    throw new Failure('too-large', { name, bytes: bytes.length, limit: limits.fileBytes });
  if (bytes.length === 0) throw new Failure('file-empty', { name });
  if (isCompound(bytes)) throw new Failure(/\.docx$/iu.test(name) ? 'file-encrypted' : 'file-kind-unknown', { name });
  const kind = kindOf(name, bytes);
  if (kind === null) throw new Failure('file-kind-unknown', { name });
  return readers[kind](input);
};

/**
 * What is in a file. Its kind is told by its content first, by `name` second. `options.url` is the address it was saved from, if known.
 * Rejects only with a `Failure`: `file-empty`, `file-kind-unknown`, `file-damaged`, `file-encrypted`, `too-large` (over `limits.fileBytes`
 * or, in archives, over what they may unpack to), and for feeds and lists what their parsers say.
 */
export const readFile = async (
  name: string,
  bytes: Uint8Array,
  options: { readonly url?: string | null } = {},
): Promise<FileContent> => {
  try {
    return await readNested({ name, bytes, url: options.url ?? null, depth: 0 });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('file-damaged', { name }, error);
  }
};

/** The article a file is about, the first when it holds several; `null` for feeds and lists without one. */
export const firstArticle = (content: FileContent): FileArticle | null =>
  content.kind === 'articles' ? (content.articles[0] ?? null) : null;
