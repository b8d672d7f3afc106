import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { webAddress } from '../addresses.ts';

/** A chain of redirects as far as it was followed. */
export type Chain = {
  readonly start: URL;
  readonly current: URL;
  /** End of the permanent redirects that the chain began with; `null` while there was none. */
  readonly movedTo: string | null;
  readonly onlyPermanent: boolean;
  readonly seen: readonly string[];
};

const redirectStatuses: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308]);
const permanentStatuses: ReadonlySet<number> = new Set([301, 308]);

export const isRedirect = (status: number): boolean => redirectStatuses.has(status);

export const startChain = (url: URL): Chain => ({
  start: url,
  current: url,
  movedTo: null,
  onlyPermanent: true,
  seen: [url.href],
});

/**
 * The chain after one more redirect. Fails with `redirect-refused` (params.reason `loop`, `downgrade`, `no-location`, `bad-location`) or
 * `too-many-redirects`. A step from https to http is refused unless the chain began with http, as the reader then chose it.
 */
export const followRedirect = (chain: Chain, status: number, location: string | undefined): Chain => {
  const refuse = (reason: string): Failure => new Failure('redirect-refused', { reason, host: chain.current.host });
  if (location === undefined || location.trim() === '') throw refuse('no-location');
  let next: URL;
  try {
    next = webAddress(location.trim(), chain.current.href);
  } catch (error) {
    if (error instanceof Failure) throw refuse('bad-location');
    throw error;
  }
  // Nobody signs in by what a server says.
  next.username = '';
  next.password = '';
  if (chain.seen.includes(next.href)) throw refuse('loop');
  if (chain.start.protocol === 'https:' && next.protocol === 'http:') throw refuse('downgrade');
  if (chain.seen.length > limits.redirects) throw new Failure('too-many-redirects', { limit: limits.redirects });
  const onlyPermanent = chain.onlyPermanent && permanentStatuses.has(status);
  return {
    start: chain.start,
    current: next,
    movedTo: onlyPermanent ? next.href : chain.movedTo,
    onlyPermanent,
    seen: [...chain.seen, next.href],
  };
};
