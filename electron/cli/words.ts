/** Every error in words, for the command line. The renderer has its own (`renderer/words/errors.ts`). */
import type { ErrorCode, ErrorParams } from '../contract/errors.ts';

type Words = (params: ErrorParams) => string;

const named = (params: ErrorParams, ...keys: readonly string[]): string => {
  for (const key of keys) {
    const value = params[key];
    if (value !== undefined && value !== null && value !== '') return ` ${String(value)}`;
  }
  return '';
};
const because = (params: ErrorParams): string => {
  const reason = named(params, 'reason', 'detail');
  return reason === '' ? '' : ` (${reason.trim()})`;
};
/** " (…)" with the value, or nothing. */
const shown = (params: ErrorParams, ...keys: readonly string[]): string => {
  const value = named(params, ...keys);
  return value === '' ? '' : ` (${value.trim()})`;
};
const most = (params: ErrorParams, before: string): string => {
  const limit = named(params, 'most', 'limit', 'max');
  return limit === '' ? '' : `${before}${limit}`;
};
const at = ({ at: place }: ErrorParams): string => (typeof place === 'number' ? ` at character ${place + 1}` : '');
const whatWasRead = ({ what }: ErrorParams): string =>
  what === 'feed' || what === 'page' || what === 'file' || what === 'picture' ? what : 'document';
const flaw = (params: ErrorParams): string => {
  const name = named(params, 'flaw');
  return name === '' ? '' : `:${name.replaceAll('-', ' ')}`;
};
const where = (params: ErrorParams): string => named(params, 'host', 'url', 'address');

const sentences: Readonly<Record<ErrorCode, Words>> = {
  'no-such-call': (params) => `There is no such call${shown(params, 'name')}.`,
  'bad-input': (params) =>
    `That is not a usable value${params['path'] ? ` for${named(params, 'path')}` : ''}${params['expected'] ? `: expected${named(params, 'expected')}` : ''}.`,
  forbidden: (params) => `That is not allowed here${because(params)}.`,
  'not-supported': (params) => `This host cannot do that${because(params) || named(params, 'name')}.`,
  internal: () => 'Something went wrong inside Broadsheet. The log in the library folder says more.',
  cancelled: () => 'Cancelled.',

  'story-too-old': (params) => `This story is too old to be joined or parted${shown(params, 'id')}.`,
  'article-not-found': (params) => `There is no such story${shown(params, 'id')}.`,
  'section-not-found': (params) => `There is no such section${shown(params, 'section', 'title', 'id')}.`,
  'source-not-found': (params) => `There is no such source${shown(params, 'source', 'title', 'id')}.`,
  'media-not-found': () => 'There is no such audio or video any more.',
  'picture-not-found': (params) => `There is no such picture${shown(params, 'id')}.`,
  'filter-not-found': () => 'There is no such filter.',
  'filter-empty': () => 'A condition needs at least one word.',
  'filter-without-action': () =>
    'A filter needs something to do: --hide, --read, --star, --must-read, --move or --tag.',
  'filter-pattern': (params) => `The pattern cannot be read${at(params)}${flaw(params)}.`,
  'too-many-filters': (params) => `There are too many filters${most(params, '; at most')}.`,
  'undo-not-found': () => 'There is nothing left to undo there.',
  'search-not-found': (params) => `There is no such saved search${shown(params, 'id', 'title')}.`,
  'too-many-searches': (params) => `There are too many saved searches${most(params, '; at most')}.`,
  'edition-not-found': (params) => `That edition is not kept${shown(params, 'id')}.`,
  'job-not-found': (params) => `No such work is in progress${shown(params, 'id', 'jobId')}.`,
  'section-exists': (params) => `There is already a section of that name there${shown(params, 'title')}.`,
  'section-cycle': () => 'A section cannot stand inside itself.',
  'section-too-deep': (params) => `Sections cannot nest that deep${most(params, '; at most')}.`,
  'too-many-sections': (params) => `There are too many sections${most(params, '; at most')}.`,
  'too-many-sources': (params) => `There are too many sources${most(params, '; at most')}.`,
  'already-subscribed': (params) =>
    `This feed is already in the paper${params['title'] ? ` as${named(params, 'title')}` : ''}.`,

  'bad-address': (params) => `This is not an address that can be fetched${shown(params, 'url', 'address')}.`,
  'private-address': (params) => `The address${where(params)} is in a private network and was not asked for by you.`,
  'name-not-found': (params) => `No server answers to that name${shown(params, 'host', 'url')}.`,
  'connection-refused': (params) => `The server${where(params)} refused the connection.`,
  'connection-failed': (params) => `The connection to${where(params) || ' the server'} failed${because(params)}.`,
  offline: () => 'There is no network.',
  'timed-out': (params) => `The server${where(params)} took too long to answer.`,
  'tls-failed': (params) => `No secure connection to${where(params) || ' the server'} could be made${because(params)}.`,
  'too-large': ({ kept }) =>
    typeof kept === 'number'
      ? `It holds more stories than can be taken in at once; only its first ${kept} were.`
      : 'It is larger than Broadsheet accepts.',
  'too-many-redirects': () => 'The server sends the request on from place to place without end.',
  'redirect-refused': (params) =>
    `The server sends on to an address that is not followed${shown(params, 'to', 'url')}.`,
  'http-status': (params) => `The server answered with an error${shown(params, 'status')}.`,
  'bad-encoding': () => 'The answer is packed in a way that cannot be read.',
  gone: () => 'The server says that this is gone for good.',
  unauthorised: () => 'The server asks for a name and password.',
  'sign-in-insecure': (params) =>
    `The connection to${where(params) || ' that server'} is not encrypted; the password was not sent.`,
  throttled: () => 'The server asks to be left alone for a while.',

  'not-a-feed': () => 'This is not a feed.',
  'feed-empty': () => 'The document is empty.',
  'feed-broken': (params) => `The feed is too damaged to be read${because(params)}.`,
  'parse-timed-out': (params) => `Reading the ${whatWasRead(params)} took too long and was stopped.`,
  'no-feed-found': () => 'No feed was found at this address.',
  'not-opml': () => 'This is not an OPML file.',

  'page-empty': () => 'There is no text on that page that could be kept.',
  'page-consent': () =>
    'The page asks for consent before it shows anything. Open it in a browser, save it as a file and import that.',

  'file-not-found': (params) => `There is no file${named(params, 'file', 'name')}.`,
  'file-unreadable': (params) => `The file${named(params, 'file', 'name')} cannot be read${because(params)}.`,
  'file-empty': (params) => `The file${named(params, 'file', 'name')} is empty.`,
  'file-kind-unknown': (params) => `The kind of the file${named(params, 'file', 'name')} is not known.`,
  'file-damaged': (params) => `The file${named(params, 'file', 'name')} is damaged${because(params)}.`,
  'file-encrypted': (params) => `The file${named(params, 'file', 'name')} is protected with a password.`,
  'folder-not-found': (params) => `There is no folder${named(params, 'folder', 'path', 'name')}.`,
  'folder-already-watched': (params) => `The folder${named(params, 'folder', 'path', 'name')} is already watched.`,

  'library-locked': (params) =>
    `The library${named(params, 'folder')} is in use by another Broadsheet${params['pid'] ? ` (process${named(params, 'pid')})` : ''}. Close it, or name another library with --library.`,
  'library-unreadable': (params) => `The library${named(params, 'folder')} cannot be opened${because(params)}.`,
  'library-newer': () => 'The library was written by a newer Broadsheet. Install that one to open it.',
  'disk-full': () => 'The disk is full. Nothing was lost; make room and try again.',
  'disk-failed': (params) => `The disk could not be read or written${because(params)}.`,

  'search-unavailable': (params) => `The search index cannot be used${because(params)}.`,
};

/** One plain sentence. A code from outside the list (an event may carry one) is shown as it is. */
export const wordsFor = (code: string, params: ErrorParams = {}): string =>
  Object.hasOwn(sentences, code) ? sentences[code as ErrorCode](params) : code;
