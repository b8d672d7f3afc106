/** The wording of every error a reader can meet. The type makes a missing one a compile error. */
import type { ErrorParams } from '../../electron/contract/errors.ts';
import type { Trouble, TroubleCode } from '../bridge/bridge.ts';
import { wordPatternFlaw } from './pattern-flaws.ts';
import { wordBytes, wordNumber } from './numbers.ts';

type Wording = (params: ErrorParams) => string;

/** A parameter as text, or `fallback` where the library did not say. */
const said = (params: ErrorParams, name: string, fallback: string): string => {
  const value = params[name];
  return value === undefined || value === null || value === '' ? fallback : String(value);
};

const counted: Readonly<Record<string, string>> = {
  pages: 'pages',
  files: 'files',
  sources: 'sources',
  wishes: 'wishes',
};

const tooLarge: Wording = ({ kept, most, of, limit }) => {
  if (typeof kept === 'number')
    return `It holds more stories than can be taken in at once: only its first ${wordNumber(kept)} were.`;
  if (typeof most === 'number')
    return `It is too large. It may have at most ${wordNumber(most)} ${counted[String(of)] ?? 'parts'}.`;
  return typeof limit === 'number' ? `It is too large. It may have at most ${wordBytes(limit)}.` : 'It is too large.';
};

const place = (params: ErrorParams): string =>
  params['line'] === undefined ? '' : ` (line ${said(params, 'line', '?')}, column ${said(params, 'column', '?')})`;

const whatWasRead = ({ what }: ErrorParams): string =>
  what === 'feed' || what === 'page' || what === 'file' || what === 'picture' ? what : 'document';

const httpStatus: Wording = (params) => {
  const status = Number(params['status'] ?? 0);
  if (status === 404) return 'The server has no such page (404).';
  if (status >= 500) return `The server has a fault of its own (${status}).`;
  return status > 0 ? `The server refused with status ${status}.` : 'The server refused.';
};

const wordings: Readonly<Record<TroubleCode, Wording>> = {
  'no-such-call': () => 'This part of the program does not know that request. It may be of another version.',
  'bad-input': (params) => `That cannot be used${params['path'] === undefined ? '' : `: ${said(params, 'path', '')}`}.`,
  forbidden: () => 'That is not allowed from here.',
  'not-supported': () => 'This host cannot do that.',
  internal: () => 'Something in Broadsheet went wrong. Nothing was lost; the log says more.',
  cancelled: () => 'Cancelled.',
  'article-not-found': () => 'That story is no longer in the library.',
  'story-too-old': () => 'That story is too old to be joined with others or parted from them.',
  'section-not-found': () => 'That section is no longer in the paper.',
  'source-not-found': () => 'That source is no longer in the paper.',
  'picture-not-found': () => 'The picture is not in the library.',
  'filter-not-found': () => 'This filter is no longer there.',
  'filter-empty': () => 'Write at least one word.',
  'filter-without-action': () => 'Choose what is done with the stories.',
  'filter-pattern': wordPatternFlaw,
  'too-many-filters': () => 'The paper has as many filters as it can hold.',
  'undo-not-found': () => 'It is too late to undo that.',
  'search-not-found': () => 'That saved search is no longer in the paper.',
  'too-many-searches': () => 'The paper has as many saved searches as it can hold.',
  'edition-not-found': () => 'That edition is no longer kept.',
  'media-not-found': () => 'There is no such audio or video any more.',
  'job-not-found': () => 'That work is already done.',
  'section-exists': (params) => `There is already a section “${said(params, 'title', 'of that name')}” in that place.`,
  'section-cycle': () => 'A section cannot stand inside itself.',
  'section-too-deep': () => 'Sections cannot be nested any deeper.',
  'too-many-sections': () => 'The paper has as many sections as it can hold.',
  'too-many-sources': () => 'The paper has as many sources as it can hold.',
  'already-subscribed': (params) => `It is already in your paper, as “${said(params, 'title', 'another source')}”.`,
  'bad-address': () => 'That is not an address of the web.',
  'private-address': () => 'That address is inside a private network.',
  'name-not-found': (params) => `There is no server named ${said(params, 'host', 'that')}.`,
  'connection-refused': () => 'The server refuses connections.',
  'connection-failed': (params) =>
    said(params, 'reason', '').startsWith('proxy')
      ? 'The proxy of this machine cannot be reached, or did not let the request through.'
      : 'The connection broke off.',
  offline: () => 'There is no network at the moment.',
  'timed-out': () => 'The server did not answer in time.',
  'tls-failed': () => 'The server’s certificate cannot be trusted.',
  'too-large': tooLarge,
  'too-many-redirects': () => 'The server sends the request round in a circle.',
  'redirect-refused': () => 'The server sends the request on to an address that is not safe.',
  'http-status': httpStatus,
  'bad-encoding': () => 'The server’s answer is packed in a way that cannot be read.',
  gone: () => 'The server says that this has gone for good (410).',
  unauthorised: () => 'The server asks for a name and a password.',
  'sign-in-insecure': (params) =>
    `The connection to ${said(params, 'host', 'that server')} is not encrypted: anybody on the way could read the password. It is only sent when you agree to that.`,
  throttled: () => 'The server asks to be left alone for a while.',
  'not-a-feed': () => 'There is no feed at this address.',
  'feed-empty': () => 'The server sent an empty answer.',
  'feed-broken': (params) => `The feed is broken and could not be read${place(params)}.`,
  'parse-timed-out': (params) => `The ${whatWasRead(params)} took too long to read and was stopped.`,
  'no-feed-found': () => 'No feed was found at this address.',
  'not-opml': () => 'This is not an OPML file.',
  'page-empty': () => 'There is no text on that page that could be kept.',
  'page-consent': () =>
    'The page asks for consent before it shows anything. Open it in a browser and save it as a file.',
  'file-not-found': () => 'The file is no longer there.',
  'file-unreadable': () => 'The file cannot be opened.',
  'file-empty': () => 'There is nothing in the file.',
  'file-kind-unknown': () => 'Files of this kind cannot be read yet.',
  'file-damaged': () => 'The file is damaged.',
  'file-encrypted': () => 'The file is locked with a password.',
  'folder-not-found': () => 'The folder is no longer there.',
  'folder-already-watched': () => 'This folder is already watched.',
  'library-locked': () => 'The library is open in another program.',
  'library-unreadable': (params) =>
    `A file of the library could not be read: ${said(params, 'file', 'its name is in the log')}. It was put aside and the newest good copy took its place.`,
  'library-newer': () => 'This library was written by a newer Broadsheet.',
  'disk-full': () => 'The disk is full. Reading goes on; nothing new can be kept until there is room.',
  'disk-failed': () => 'The disk did not take the change. Nothing that was kept before is lost.',
  'search-unavailable': () => 'The search index is being rebuilt.',
  'host-unreachable': () => 'Broadsheet’s library does not answer. It is tried again.',
  'session-ended': () => 'This page’s key has expired.',
};

const isWorded = (code: string): code is TroubleCode => Object.hasOwn(wordings, code);

/** A whole sentence for an error. A code of a newer library reads as a plain failure. */
export const wordError = (trouble: Trouble | { readonly code: string; readonly params: ErrorParams }): string =>
  wordings[isWorded(trouble.code) ? trouble.code : 'internal'](trouble.params);
