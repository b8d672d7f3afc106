/** The network with a budget. Private to `offline/`. */
import { Failure } from '../../contract/errors.ts';
import type { Http } from '../ports.ts';

export type Metered = {
  readonly http: Http;
  /** Bytes of bodies that came so far. */
  readonly bytes: () => number;
  /** Whether the budget is used up; from then on every request is refused as `cancelled`. */
  readonly isSpent: () => boolean;
};

/** Counts what bodies weigh on the wire and breaks off at `budget` bytes: what comes is never more than that. */
export const meter = (http: Http, budget: number): Metered => {
  let bytes = 0;
  let spent = false;
  const spend = (): never => {
    spent = true;
    throw new Failure('cancelled', { reason: 'budget' });
  };
  async function* counted(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of body) {
      if (bytes + chunk.length > budget) spend();
      bytes += chunk.length;
      yield chunk;
    }
  }
  return {
    bytes: () => bytes,
    isSpent: () => spent,
    http: async (request) => {
      if (spent || bytes >= budget) spend();
      const response = await http(request);
      return { ...response, body: counted(response.body) };
    },
  };
};
