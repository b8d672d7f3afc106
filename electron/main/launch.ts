/** What the operating system asks of the program from outside: arguments, links, files. Everything unknown is dropped; switches never act. */
import path from 'node:path';
import { externalLink } from '../host/links.ts';

export type LaunchRequest = { readonly kind: 'subscribe' | 'save' | 'import'; readonly target: string };

const importable = new Set(['.opml', '.rss', '.atom', '.xml', '.html', '.htm', '.txt', '.md']);
const mostRequests = 16;
const longestArgument = 8_192;

/** `feed:https://x`, `feed://x`, `feeds:x` and plain web addresses become a web address; anything else is `null`. */
export const feedAddress = (raw: string): string | null => {
  const feed = /^feeds?:(?:\/\/)?(.*)$/is.exec(raw.trim());
  const rest = feed?.[1] ?? raw.trim();
  if (feed !== null && !/^https?:\/\//i.test(rest) && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(rest)) return null;
  const link = externalLink(feed !== null && !/^https?:\/\//i.test(rest) ? `https://${rest}` : rest);
  return link !== null && /^https?:/.test(link) ? link : null;
};

/** `broadsheet:save?url=https://x` (also with `//`) asks to keep a page; the web address in it, or `null`. */
export const saveAddress = (raw: string): string | null => {
  const query = /^broadsheet:(?:\/\/)?save\/?\?(.*)$/is.exec(raw.trim())?.[1];
  const url = query === undefined ? null : new URLSearchParams(query).get('url');
  const link = url === null ? null : externalLink(url);
  return link !== null && /^https?:/.test(link) ? link : null;
};

const requestOf = (argument: string, workingFolder: string): LaunchRequest | null => {
  if (argument.startsWith('-') || argument.length > longestArgument || argument.includes('\0')) return null;
  const page = saveAddress(argument);
  if (page !== null) return { kind: 'save', target: page };
  const address = feedAddress(argument);
  if (address !== null) return { kind: 'subscribe', target: address };
  // Any other scheme (file:, javascript:, smb:), but not a drive letter.
  if (/^[a-z][a-z0-9+.-]+:/i.test(argument)) return null;
  // A network path would hand the reader's credentials to whoever it names.
  if (argument.startsWith('\\\\') || argument.startsWith('//')) return null;
  if (!importable.has(path.extname(argument).toLowerCase())) return null;
  return { kind: 'import', target: path.resolve(workingFolder, argument) };
};

/** At most 16 requests of a command line, the program's own name left out by the caller. */
export const launchRequests = (argv: readonly string[], workingFolder: string): readonly LaunchRequest[] => {
  const end = argv.findIndex((argument) => argument === '--library');
  const taken = end === -1 ? argv : [...argv.slice(0, end), ...argv.slice(end + 2)];
  return taken
    .map((argument) => requestOf(argument, workingFolder))
    .filter((request) => request !== null)
    .slice(0, mostRequests);
};

/** What `--library DIR` or `--library=DIR` says. */
export const libraryArgument = (argv: readonly string[]): string | undefined => {
  const joined = argv.find((argument) => argument.startsWith('--library='));
  if (joined !== undefined) return joined.slice('--library='.length) || undefined;
  const index = argv.indexOf('--library');
  return index === -1 ? undefined : argv[index + 1];
};
