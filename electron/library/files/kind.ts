/** What kind of file some bytes are: by content first, by name where content leaves it open. */
import { decodeBytes } from '../articles/decode.ts';
import { entryNames } from './archive/zip.ts';

export const fileKinds = [
  'text', 'page', 'markdown', 'feed', 'opml', 'mail', 'mailbox', 'mhtml', 'web-archive', 'epub', 'docx', 'pdf', 'enex', 'bookmarks', 'export', 'zip', 'odt', 'rtf', 'fb2',
] as const; // prettier-ignore
export type FileKind = (typeof fileKinds)[number];

const headBytes = 65_536;
const markdownNames = /\.(?:md|markdown|mdown|mkdn?|mdx|qmd|rmd)$/iu;
const pageNames = /\.(?:x?html?|shtml|xht|php|aspx?)$/iu;
const feedNames = /\.(?:rss|atom|rdf|feed)$/iu;
const mailNames = /\.(?:eml|emlx|mht|mhtml)$/iu;

/** The first element of a document, past declarations, comments and processing instructions. */
const firstElement = (head: string): string | null => {
  const start =
    /^(?:\s|\uFEFF|<\?[^>]{0,2000}\?>|<!--[\s\S]{0,4000}?-->|<!doctype[^>[]{0,600}(?:\[[^\]]{0,8000}\])?[^>]{0,60}>)*<([a-z][\w:.-]*)/iu.exec(
      head.slice(0, 20_000),
    );
  return start?.[1]?.toLowerCase() ?? null;
};

/** Bytes of no text: zero bytes outside UTF-16, or many control characters. */
const isBinary = (head: string): boolean => {
  if (head.includes('\u0000')) return true;
  const sample = head.slice(0, 4_000);
  const controls = sample.match(/[^\P{Cc}\s\u0080-\u009F]/gu)?.length ?? 0;
  return controls > Math.max(4, sample.length * 0.03);
};

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

/** What books and OpenDocument texts say of themselves, as it is, in their first entry. */
const statedType = (bytes: Uint8Array): string =>
  /^mimetype[\s\S]{0,64}?(application\/[a-z.+-]+)/u.exec(ascii(bytes, 30, 200))?.[1] ?? '';

/** ZIP containers tell by the names of their entries. What lies in one of them has names of its own, which do not count. */
const zipKind = (bytes: Uint8Array): FileKind | null => {
  const type = statedType(bytes);
  const names = entryNames(bytes);
  if (type === 'application/epub+zip' || names.has('META-INF/container.xml')) return 'epub';
  if (names.has('word/document.xml')) return 'docx';
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  return type.startsWith('application/vnd.oasis.opendocument') || names.has('[Content_Types].xml') ? null : 'zip';
};

const binaryKind = (bytes: Uint8Array): FileKind | null => {
  if (ascii(bytes, 0, 1_024).includes('%PDF-')) return 'pdf';
  if (ascii(bytes, 0, 4) === 'PK\u0003\u0004' || ascii(bytes, 0, 4) === 'PK\u0005\u0006') return zipKind(bytes);
  return ascii(bytes, 0, 8) === 'bplist00' ? 'web-archive' : null;
};

const header = /^[!-9;-~]{1,60}:[ \t]?.*$/u;
const mailHeaders =
  /^(?:mime-version|received|message-id|return-path|delivered-to|x-mailer|dkim-signature|content-transfer-encoding|x-[\w-]+|content-type|from|to|subject|date|reply-to|snapshot-content-location)$/iu;
const surelyMail =
  /^(?:mime-version|received|message-id|return-path|delivered-to|x-mailer|dkim-signature|content-transfer-encoding|snapshot-content-location)\s*:/imu;

const mailKind = (name: string, head: string): FileKind | null => {
  if (/^From \S+.*\d{2}:\d{2}/u.test(head) && /^[\w-]+:/mu.test(head.slice(0, 2_000))) return 'mailbox';
  const block = head.replace(/^\s+/u, '').split(/\r?\n\r?\n|\r\r/u, 1)[0] ?? '';
  const lines = block.split(/\r\n|\n|\r/u).filter((line) => !/^[ \t]/u.test(line));
  const known = lines.filter((line) => header.test(line) && mailHeaders.test(line.slice(0, line.indexOf(':')).trim()));
  const isMail =
    known.length >= 2 &&
    known.length >= lines.length * 0.5 &&
    (surelyMail.test(block) || /^content-type:\s*multipart\//imu.test(block));
  if (!isMail && !(mailNames.test(name) && known.length >= 1)) return null;
  const archive =
    /\.mht(?:ml)?$/iu.test(name) ||
    /^snapshot-content-location:/imu.test(block) ||
    (/^content-type:\s*multipart\/related/imu.test(block) && /^from:.*saved by/imu.test(block));
  return archive ? 'mhtml' : 'mail';
};

const feedElements = new Set(['rss', 'feed', 'rdf:rdf', 'rdf', 'channel', 'atom:feed', 'a:feed']);
const pageElements = new Set(
  'html head body en-note p div h1 h2 h3 h4 table article main section a ul ol title meta link style script span br pre blockquote center font header nav img b i strong em'.split(
    ' ',
  ),
);

const isBookmarks = (head: string): boolean =>
  /<!doctype\s+netscape-bookmark-file-1/iu.test(head.slice(0, 2_000)) ||
  /<title>\s*(?:pocket export|instapaper: export)\s*<\/title>/iu.test(head) ||
  /<dl>[\s\S]{0,4000}?<dt>\s*<(?:a|h3)\b[^>]{0,4000}\badd_date=/iu.test(head);

/** XML of a kind that has no reader here: shown as it is it would be unreadable. */
const isForeignMarkup = (name: string, head: string, element: string | null): boolean =>
  element !== null && /^\s*<\?xml\b/u.test(head) && !pageElements.has(element) && !pageNames.test(name);

const jsonKind = (name: string, head: string): FileKind | null => {
  if (/"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\/version\//u.test(head) || /^\s*\{\s*"rss"\s*:/u.test(head))
    return 'feed';
  if (/\.(?:json|jsonl|ndjson)$/iu.test(name)) return 'export';
  return /^\s*[[{]\s*(?:\{\s*)?"[\w$ -]{1,60}"\s*:/u.test(head) ? 'export' : null;
};

const isTable = (name: string, head: string): boolean => {
  const [first = ''] = head.split(/\r?\n/u, 1);
  const cells = first
    .toLowerCase()
    .split(/[,;\t]/u)
    .map((cell) => cell.trim().replace(/^"|"$/gu, ''));
  return (
    cells.length >= 2 &&
    (cells.some((cell) => /^(?:url|href|link|source url|uri|given_url)$/u.test(cell)) || /\.(?:csv|tsv)$/iu.test(name))
  );
};

/** `null`: none that can be read. An empty file is text. */
export const kindOf = (name: string, bytes: Uint8Array): FileKind | null => {
  const binary = binaryKind(bytes);
  if (binary !== null) return binary;
  const head = decodeBytes(bytes.subarray(0, headBytes), { kind: pageNames.test(name) ? 'html' : 'text' }).text;
  const mail = mailKind(name, head);
  if (mail !== null) return mail;
  if (isBinary(head)) return null;
  const element = firstElement(head);
  if (element === 'opml' || /\.opml$/iu.test(name)) return 'opml';
  if (element === 'en-export') return 'enex';
  if (element === 'fictionbook') return 'fb2';
  if (/^\s*\{\\rtf\d/u.test(head)) return 'rtf';
  if (element !== null && feedElements.has(element)) return 'feed';
  if (/^\s*[[{]/u.test(head)) {
    const json = jsonKind(name, head);
    if (json !== null) return json;
  }
  if (isBookmarks(head)) return 'bookmarks';
  if (isForeignMarkup(name, head, element)) return null;
  if (markdownNames.test(name)) return 'markdown';
  if (/<!doctype\s+html/iu.test(head.slice(0, 2_000)) || element === 'html') return 'page';
  if (pageNames.test(name)) return 'page';
  if (feedNames.test(name)) return 'feed';
  if (element !== null && pageElements.has(element) && /<\/(?:p|div|body|a|h\d|table|ul|span|title|pre)>/iu.test(head))
    return 'page';
  if (/^\uFEFF?---\r?\n[\s\S]{0,4000}?\n---\r?\n/u.test(head) && /^[\w-]+:\s/mu.test(head.slice(4, 400)))
    return 'markdown';
  return isTable(name, head) ? 'export' : 'text';
};
