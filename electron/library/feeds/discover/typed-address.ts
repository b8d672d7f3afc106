import { Failure } from '../../../contract/errors.ts';
import { webAddress } from '../../addresses.ts';

const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** A name and a port (`localhost:8080`) looks like a scheme, but is not one. */
const hostAndPort = /^[a-z0-9.-]+:\d{1,5}(?:[/?#]|$)/i;
const hostShape = /^(?:\[[0-9a-f:.]+\]|[^\s/?#@:]+)(?::\d{1,5})?(?:[/?#]|$)/i;

const invisible = /[\u200B\u200E\u200F\u2060\uFEFF\n\r\t]/g;

/** What people copy along with an address: space, invisible characters, quotation marks and brackets around it. */
const withoutWrapping = (typed: string): string => {
  const text = typed
    .replace(invisible, '')
    .trim()
    .replace(/^[<"'“‘(]+/, '')
    .replace(/[>"'”’]+$/, '');
  // Addresses may end in a bracket of their own.
  return text.includes('(') ? text : text.replace(/\)+$/, '');
};

/** `@name@host`, as people copy profiles of Mastodon and its kin. */
const profileAddress = (text: string): string | null => {
  const handle = /^@([\w.-]+)@([a-z0-9.-]+\.[a-z]{2,})$/i.exec(text);
  return handle ? `https://${handle[2]}/@${handle[1]}` : null;
};

/**
 * The web address a reader means: space and brackets around it dropped, `feed:` and its kin undone, a bare host made https (http for
 * private names and IP addresses, which rarely have a certificate). Fails with `bad-address`.
 */
export const normaliseAddress = (typed: string): string => {
  const refused = (): Failure => new Failure('bad-address', { address: typed.trim().slice(0, 200) });
  let text = withoutWrapping(typed);
  text = text.replace(/^(?:feed|rss|itpc|pcast|podcast|web\+feed):(?:\/\/)?(?=[a-z]+:\/\/)/i, '');
  text = text.replace(/^(?:feed|rss|itpc|pcast|podcast|web\+feed):(?:\/\/)?/i, 'http://');
  const profile = profileAddress(text);
  if (profile !== null) return profile;
  if (text.startsWith('//')) text = `https:${text}`;
  if (/^https?:\/?(?=[^/])/i.test(text)) text = text.replace(/^(https?):\/?/i, '$1://');
  if (!scheme.test(text) || hostAndPort.test(text)) {
    if (!hostShape.test(text)) throw refused();
    const host = /^(?:\[[^\]]*\]|[^/?#:]+)/.exec(text)?.[0] ?? '';
    const isLocal =
      host.startsWith('[') ||
      /^\d+(?:\.\d+){3}$/.test(host) ||
      host === 'localhost' ||
      /\.(?:local|lan|home|internal)$/i.test(host);
    if (!isLocal && !host.includes('.')) throw refused();
    text = `${isLocal ? 'http' : 'https'}://${text}`;
  }
  const url = webAddress(text);
  if (url.hostname === '') throw refused();
  return url.href;
};
