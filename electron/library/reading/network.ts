/** Whether there is a network, as far as can be known without asking anybody: an interface that leads out, and how the last requests went. */
import { networkInterfaces } from 'node:os';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Http } from '../ports.ts';
import { Failure } from '../../contract/errors.ts';
import type { Teller } from '../tell.ts';

const networkCodes: ReadonlySet<ErrorCode> = new Set(['offline', 'name-not-found', 'connection-failed']);

const leadsOut = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some((address) => !address.internal) ?? false);

export type Network = { readonly online: () => boolean; readonly http: Http };

/** Wraps the host's `http` so that every request's outcome is seen; tells `network.changed` when the answer changes. */
export const watchNetwork = (http: Http, teller: Teller): Network => {
  let online = leadsOut();
  let failuresInRow = 0;
  const set = (value: boolean): void => {
    if (value === online) return;
    online = value;
    teller.tell('network.changed', { online });
  };
  return {
    online: () => online,
    http: async (request) => {
      try {
        const response = await http(request);
        failuresInRow = 0;
        set(true);
        return response;
      } catch (error) {
        if (error instanceof Failure && networkCodes.has(error.code)) {
          failuresInRow += 1;
          // One dead name is that name's fault; several in a row, or no interface, is the network's.
          if (failuresInRow >= 3 || !leadsOut()) set(false);
        }
        throw error;
      }
    },
  };
};
