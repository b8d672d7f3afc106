/** Fetches a large file piece by piece, going on where it stopped (RFC 9110: Range, If-Range). Private to `media/`. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { webAddress } from '../addresses.ts';
import { dismissBody } from '../feeds/fetch/body.ts';
import { followRedirect, isRedirect, startChain } from '../feeds/redirects.ts';
import type { Http, HttpResponse } from '../ports.ts';

/** What has come so far, and of which version of the file. */
export type Progress = {
  readonly bytes: number;
  /** Bytes in all, as the server says. */
  readonly total: number | null;
  /** A strong validator: only with one can a file be gone on with. */
  readonly validator: string | null;
};

export type MediumRequest = {
  readonly url: string;
  readonly allowPrivate: boolean;
  readonly userAgent: string;
  readonly sourceId: string;
  readonly signal: AbortSignal;
  readonly before: Progress;
  /** Called with each piece, at its place; the first with `at` 0 begins the file anew. Resolves when it is durable. */
  readonly keep: (piece: Uint8Array, progress: Progress) => Promise<void>;
};

const pieceBytes = 1024 * 1024;

const strongValidator = ({ headers }: HttpResponse): string | null => {
  const etag = headers['etag'];
  if (etag !== undefined && etag.startsWith('"')) return etag;
  return headers['last-modified'] ?? null;
};

const lengthOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;

const rangeOf = ({ headers }: HttpResponse): { readonly start: number; readonly total: number | null } | null => {
  const found = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(headers['content-range'] ?? '');
  return found === null ? null : { start: Number(found[1]), total: lengthOf(found[2]) };
};

const requireRoom = (bytes: number): void => {
  if (bytes > limits.mediaBytes) throw new Failure('too-large', { limit: limits.mediaBytes });
};

const answerTo = async (http: Http, request: MediumRequest, from: number): Promise<HttpResponse> => {
  const start = webAddress(request.url);
  const { validator } = request.before;
  for (let chain = startChain(start); ;) {
    const response = await http({
      url: chain.current.href,
      headers: {
        accept: 'audio/*, video/*;q=0.9, */*;q=0.1',
        'accept-encoding': 'identity',
        'user-agent': request.userAgent,
        ...(from > 0 && validator !== null ? { range: `bytes=${from}-`, 'if-range': validator } : {}),
      },
      allowPrivate: request.allowPrivate && chain.current.hostname === start.hostname,
      signal: request.signal,
      connectMs: limits.connectMs,
      idleMs: limits.idleMs,
      about: { kind: 'media', sourceId: request.sourceId },
    });
    if (!isRedirect(response.status)) return response;
    await dismissBody(response);
    chain = followRedirect(chain, response.status, response.headers['location']);
  }
};

/** Where the answer's body belongs; `null` asks for the whole file instead. */
const placeOf = (response: HttpResponse, from: number, before: Progress): Progress | null => {
  const validator = strongValidator(response);
  if (response.status === 200) return { bytes: 0, total: lengthOf(response.headers['content-length']), validator };
  const range = rangeOf(response);
  const isSame = range !== null && range.start === from && (before.total === null || range.total === before.total);
  return isSame ? { bytes: from, total: range.total, validator: validator ?? before.validator } : null;
};

/**
 * Resolves with what is there when the file has come whole. What came before a failure or the signal was kept. Fails as the `Http` port and
 * redirects do, and with `http-status`, `too-large`, `bad-encoding`, `cancelled`.
 */
export const fetchMedium = async (http: Http, request: MediumRequest): Promise<Progress> => {
  const { before } = request;
  const from = before.validator === null ? 0 : before.bytes;
  if (from > 0 && before.total === from) return before;
  const response = await answerTo(http, request, from);
  const isRangeUnknown = response.status === 416 && from > 0;
  const place = isRangeUnknown ? null : placeOf(response, from, before);
  if (response.status !== 200 && response.status !== 206 && !isRangeUnknown) {
    await dismissBody(response);
    throw new Failure(response.status === 410 ? 'gone' : 'http-status', { status: response.status });
  }
  if (place === null) {
    await dismissBody(response);
    // A part that nobody asked for: asking again would bring no other answer.
    if (from === 0) throw new Failure('http-status', { status: response.status });
    // The file is another one now: from its beginning.
    return fetchMedium(http, { ...request, before: { bytes: 0, total: null, validator: null } });
  }
  const encoding = response.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    await dismissBody(response);
    throw new Failure('bad-encoding', { encoding });
  }
  requireRoom(place.total ?? 0);
  return readPieces(response, request, place);
};

const readPieces = async (response: HttpResponse, request: MediumRequest, place: Progress): Promise<Progress> => {
  let progress = place;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const flush = async (): Promise<void> => {
    if (waitingBytes === 0) return;
    const piece = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    const after = { ...progress, bytes: progress.bytes + piece.length };
    await request.keep(piece, after);
    progress = after;
  };
  try {
    for await (const chunk of response.body) {
      requireRoom(progress.bytes + waitingBytes + chunk.length);
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes >= pieceBytes) await flush();
      if (request.signal.aborted) throw new Failure('cancelled');
    }
  } catch (error) {
    // What came is worth keeping, unless it is too much.
    if (error instanceof Failure && error.code !== 'too-large') await flush();
    throw error;
  }
  await flush();
  // A server that promised more than it sent.
  if (progress.total !== null && progress.bytes < progress.total) throw new Failure('connection-failed', {});
  if (progress.bytes === 0) throw new Failure('file-empty', { name: request.url });
  return { ...progress, total: progress.bytes };
};
