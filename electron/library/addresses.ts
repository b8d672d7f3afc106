/** Checks and cleaning of web addresses, for feeds, pages and links alike. Pure. */
import { Failure } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';

/**
 * An absolute http or https address (WHATWG URL), with its fragment taken off.
 * Fails with `bad-address` for anything else, and for what is longer than `limits.addressCharacters`.
 */
export const webAddress = (text: string, base?: string): URL => {
  const refused = (): Failure => new Failure('bad-address', { address: text.slice(0, 200) });
  if (text.length > limits.addressCharacters) throw refused();
  const url = base === undefined ? URL.parse(text) : URL.parse(text, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw refused();
  url.hash = '';
  return url;
};

/** True when `webAddress` would take the text. */
export const isWebAddress = (text: string): boolean => {
  if (text.length > limits.addressCharacters) return false;
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
};

/** The address without credentials, query and fragment, for logs. */
export const withoutQuery = (address: string): string => {
  const url = URL.parse(address);
  return url === null ? '' : `${url.protocol}//${url.host}${url.pathname}`;
};

/** Query parameters that only say where a reader came from. */
const trackers = new Set([
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'gad_source',
  'srsltid',
  'msclkid',
  'yclid',
  'ysclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  'mc_tc',
  'mkt_tok',
  '_hsenc',
  '_hsmi',
  '__hssc',
  '__hstc',
  '__hsfp',
  'hsctatracking',
  '_openstat',
  'vero_id',
  'vero_conv',
  'oly_anon_id',
  'oly_enc_id',
  'wickedid',
  '_branch_match_id',
  '_branch_referrer',
  'rb_clickid',
  's_cid',
  'sc_campaign',
  'sc_channel',
  'sc_content',
  'sc_medium',
  'sc_outcome',
  'sc_geo',
  'sc_country',
  'itm_source',
  'itm_medium',
  'itm_campaign',
  'itm_term',
  'itm_content',
  'campaign_id',
  'campaign_medium',
  'campaign_name',
  'campaign_source',
  'campaign_term',
  'campaign_content',
]);

const isTracker = (name: string): boolean => {
  const lower = name.toLowerCase();
  return trackers.has(lower) || /^(?:utm|mtm|pk|piwik|matomo)_/.test(lower);
};

/** `ref=example.org` on an address of example.org, or of a host the reader came by, says only where the reader came from. */
const isReferrer = (pair: string, hosts: readonly string[]): boolean => {
  const [name, value = ''] = pair.split('=', 2);
  return name === 'ref' && hosts.includes(value.toLowerCase());
};

/**
 * The address without parameters that only follow readers about; everything else stays letter for letter. What is no web address is
 * answered as it came. `hosts` are those of the feed and the site that the address was found in.
 */
export const cleanAddress = (address: string, hosts: readonly string[] = []): string => {
  const start = address.indexOf('?');
  if (start < 0 || !isWebAddress(address)) return address;
  const fragmentAt = address.indexOf('#');
  if (fragmentAt >= 0 && fragmentAt < start) return address;
  const fragment = fragmentAt < 0 ? '' : address.slice(fragmentAt);
  const query = address.slice(start + 1, fragmentAt < 0 ? undefined : fragmentAt);
  const known = [...hosts, new URL(address).hostname];
  const kept = query.split('&').filter((pair) => !isTracker(pair.split('=', 1)[0] ?? '') && !isReferrer(pair, known));
  return address.slice(0, start) + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
};

/**
 * The same for every spelling of one feed's address: no scheme, `www.`, letter case of the host, final slash, fragment or parameters that
 * only follow readers about. For "is it already subscribed?"; what is asked is always the address itself.
 */
export const addressKey = (address: string): string => {
  const url = URL.parse(cleanAddress(address));
  if (url === null) return address.trim();
  const host = url.host.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/$/, '')}${url.search}`;
};
