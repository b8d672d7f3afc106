import { Failure } from '../../contract/errors.ts';
import type { Core } from '../core.ts';
import { normaliseAddress } from './discover.ts';
import type { FetchedDocument, FetchRequest } from './fetch.ts';
import { fetchDocument, userAgentOf } from './fetch.ts';

export type TypedRequest = Pick<FetchRequest, 'url' | 'accept' | 'maxBytes' | 'signal' | 'about' | 'credentials'>;

/** Whether the reader vouches for an address: it was typed, or was found at a typed one on the very same host. Fails with `bad-address`. */
export const isTyped = (url: string, foundAt: string | undefined): boolean =>
  foundAt === undefined || new URL(url).hostname === new URL(normaliseAddress(foundAt)).hostname;

/**
 * Fetches what the reader typed: it may be in a private network, as it was the reader's own wish; `typed` `false` is only something that was
 * found there. Fails as `fetchDocument` does.
 */
export const fetchTyped = async (
  core: Core,
  request: TypedRequest,
  typed = true,
): Promise<FetchedDocument & { readonly kind: 'fetched' }> => {
  const fetched = await fetchDocument(core.ports.http, {
    ...request,
    allowPrivate: typed,
    userAgent: userAgentOf(core.version),
    clock: core.ports.clock,
  });
  if (fetched.kind === 'unchanged') throw new Failure('http-status', { status: fetched.status });
  return fetched;
};
