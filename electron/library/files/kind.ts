/** What kind of file some bytes are: by content first, by name where content leaves it open. */
import { decodeBytes } from '../articles/decode.ts';

export const fileKinds = ['text', 'page', 'markdown', 'feed', 'opml'] as const;
export type FileKind = (typeof fileKinds)[number];

const headBytes = 65_536;
const markdownNames = /\.(?:md|markdown|mdown|mkdn?|mdx|qmd|rmd)$/iu;
const pageNames = /\.(?:x?html?|shtml|xht|php|aspx?)$/iu;
const feedNames = /\.(?:rss|atom|rdf|feed)$/iu;

/** The first element of a document, past declarations, comments and processing instructions. */
const firstElement = (head: string): string | null => {
  const start =
    /^(?:\s|\uFEFF|<\?[^>]{0,2000}\?>|<!--[\s\S]{0,4000}?-->|<!doctype[^>[]{0,600}(?:\[[^\]]{0,8000}\])?[^>]{0,60}>)*<([a-z][\w:.-]*)/iu.exec(
      head.slice(0, 20_000),
    );
  return start?.[1]?.toLowerCase() ?? null;
};

/** Bytes of no text: zero bytes outside UTF-16, or many control characters. */
const isBinary = (bytes: Uint8Array, head: string): boolean => {
  if (head.includes('\u0000')) return true;
  const controls = head.slice(0, 4_000).match(/[^\P{Cc}\s\u0080-\u009F]/gu)?.length ?? 0;
  return bytes.length > 0 && controls > Math.max(4, Math.min(head.length, 4_000) * 0.03);
};

const feedElements = new Set(['rss', 'feed', 'rdf:rdf', 'rdf', 'channel', 'atom:feed', 'a:feed']);
const pageElements = new Set(
  'html head body p div h1 h2 h3 h4 table article main section a ul ol title meta link style script span br pre blockquote center font header nav img b i strong em'.split(
    ' ',
  ),
);

/** `null`: none that can be read. An empty file is text. */
export const kindOf = (name: string, bytes: Uint8Array): FileKind | null => {
  const head = decodeBytes(bytes.subarray(0, headBytes), { kind: pageNames.test(name) ? 'html' : 'text' }).text;
  if (isBinary(bytes, head)) return null;
  const element = firstElement(head);
  if (element === 'opml' || /\.opml$/iu.test(name)) return 'opml';
  if (element !== null && feedElements.has(element)) return 'feed';
  if (
    /^\s*\{/u.test(head) &&
    (/"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\/version\//u.test(head) || /^\s*\{\s*"rss"\s*:/u.test(head))
  )
    return 'feed';
  if (markdownNames.test(name)) return 'markdown';
  if (/<!doctype\s+html/iu.test(head.slice(0, 2_000)) || element === 'html') return 'page';
  if (pageNames.test(name)) return 'page';
  if (feedNames.test(name)) return 'feed';
  if (element !== null && pageElements.has(element) && /<\/(?:p|div|body|a|h\d|table|ul|span|title|pre)>/iu.test(head))
    return 'page';
  if (/^\uFEFF?---\r?\n[\s\S]{0,4000}?\n---\r?\n/u.test(head) && /^[\w-]+:\s/mu.test(head.slice(4, 400)))
    return 'markdown';
  return 'text';
};
