import type { ActivityEntry } from '../../contract/doctor.ts';
import { Failure } from '../../contract/errors.ts';
import { withoutQuery } from '../addresses.ts';
import { isRedirect } from '../feeds/redirects.ts';
import type { Clock, Http, HttpRequest, HttpResponse } from '../ports.ts';

/** What a request came to, without its id. */
export type EndedRequest = Omit<ActivityEntry, 'id'>;

type Ending = { readonly how: 'whole' | 'left' } | { readonly how: 'failed'; readonly error: unknown };

const outcomeOfStatus = ({ status, headers }: HttpResponse): string => {
  if (status === 304) return 'not-changed';
  if (isRedirect(status)) return 'redirected';
  if (status >= 200 && status <= 299) return 'ok';
  if (status === 401) return 'unauthorised';
  if (status === 410) return 'gone';
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) return 'throttled';
  return 'http-status';
};

const outcomeOfError = (error: unknown): string => (error instanceof Failure ? error.code : 'internal');

const outcomeOf = (request: HttpRequest, response: HttpResponse, ending: Ending): string => {
  if (ending.how === 'failed') return outcomeOfError(ending.error);
  const outcome = outcomeOfStatus(response);
  if (ending.how === 'whole' || outcome !== 'ok') return outcome;
  // Nobody leaves a good answer before its end but for its size.
  return request.signal.aborted ? 'cancelled' : 'too-large';
};

/** The same pieces; `onEnd` is told once, with the bytes that came, when they ended, failed or were left. */
const counted = (
  body: HttpResponse['body'],
  onEnd: (bytes: number, ending: Ending) => void,
): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => {
    const pieces = body[Symbol.asyncIterator]();
    let bytes = 0;
    let ended = false;
    const end = (ending: Ending): void => {
      if (!ended) onEnd(bytes, ending);
      ended = true;
    };
    return {
      next: async () => {
        try {
          const piece = await pieces.next();
          if (piece.done === true) end({ how: 'whole' });
          else bytes += piece.value.length;
          return piece;
        } catch (error) {
          end({ how: 'failed', error });
          throw error;
        }
      },
      return: async () => {
        end({ how: 'left' });
        return (await pieces.return?.()) ?? { done: true, value: undefined };
      },
    };
  },
});

/** Wraps `http` so that `record` is told of every request when its answer was read, left or failed. */
export const watchRequests =
  (http: Http, clock: Clock, record: (request: EndedRequest) => void): Http =>
  async (request) => {
    const at = clock.now();
    const base = {
      at,
      kind: request.about?.kind ?? 'page',
      sourceId: request.about?.sourceId ?? null,
      address: withoutQuery(request.url),
    };
    try {
      const response = await http(request);
      const onEnd = (bytes: number, ending: Ending): void =>
        record({
          ...base,
          status: response.status,
          bytes,
          ms: clock.now() - at,
          outcome: outcomeOf(request, response, ending),
        });
      return { ...response, body: counted(response.body, onEnd) };
    } catch (error) {
      record({ ...base, status: null, bytes: 0, ms: clock.now() - at, outcome: outcomeOfError(error) });
      throw error;
    }
  };
