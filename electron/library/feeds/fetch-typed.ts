import { Failure } from '../../contract/errors.ts';
import type { Core } from '../core.ts';
import type { FetchedDocument, FetchRequest } from './fetch.ts';
import { fetchDocument, userAgentOf } from './fetch.ts';

export type TypedRequest = Pick<FetchRequest, 'url' | 'accept' | 'maxBytes' | 'signal' | 'about' | 'credentials'>;

/** Fetches what the reader typed: it may be in a private network, as it was the reader's own wish. Fails as `fetchDocument` does. */
export const fetchTyped = async (
  core: Core,
  request: TypedRequest,
): Promise<FetchedDocument & { readonly kind: 'fetched' }> => {
  const fetched = await fetchDocument(core.ports.http, {
    ...request,
    allowPrivate: true,
    userAgent: userAgentOf(core.version),
    clock: core.ports.clock,
  });
  if (fetched.kind === 'unchanged') throw new Failure('http-status', { status: fetched.status });
  return fetched;
};
