/** Whether there is a network, as far as can be known without asking anybody: an interface that leads out, and how the last requests went. */
import { networkInterfaces } from 'node:os';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Http } from '../ports.ts';
import { Failure } from '../../contract/errors.ts';
import type { Store } from '../store/model.ts';
import type { Teller } from '../tell.ts';

/** What a machine meets that has no way out; behind the sign-in page of a café it is the certificate that fails. */
const networkCodes: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'name-not-found',
  'connection-failed',
  'timed-out',
  'tls-failed',
]);
/** One dead server is that server's fault; several in a row are the network's. */
const hostsInRow = 3;
/** RFC 6585: "Network Authentication Required", said by whoever stands between this machine and the network. */
const signInRequired = 511;

const interfaceLeadsOut = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some((address) => !address.internal) ?? false);

export type Network = {
  readonly online: () => boolean;
  readonly http: Http;
  /** Looks at the interfaces again: an unplugged cable is seen at once, and a new one is given a chance. */
  readonly look: () => void;
};

/** No request leaves while the reader works offline, whoever makes it. Private addresses of the reader's own machine are no exception. */
export const whileOnline =
  (store: Pick<Store, 'paper'>, http: Http): Http =>
  async (request) => {
    if (store.paper.data.settings.workOffline) throw new Failure('offline', { reason: 'switched-off' });
    return http(request);
  };

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** Wraps the host's `http` so that every request's outcome is seen; tells `network.changed` when the answer changes. */
export const watchNetwork = (http: Http, teller: Teller, leadsOut: () => boolean = interfaceLeadsOut): Network => {
  let online = leadsOut();
  let hadInterface = online;
  const failed = new Set<string>();
  const set = (value: boolean): void => {
    if (value === online) return;
    online = value;
    teller.tell('network.changed', { online });
  };
  const fail = (url: string): void => {
    failed.add(hostOf(url));
    if (failed.size >= hostsInRow || !leadsOut()) set(false);
  };
  return {
    online: () => online,
    look: () => {
      const has = leadsOut();
      if (has === hadInterface) return;
      hadInterface = has;
      failed.clear();
      set(has);
    },
    http: async (request) => {
      try {
        const response = await http(request);
        if (response.status === signInRequired) {
          set(false);
          throw new Failure('offline', { reason: 'sign-in-required' });
        }
        failed.clear();
        set(true);
        return response;
      } catch (error) {
        if (error instanceof Failure && networkCodes.has(error.code)) fail(request.url);
        throw error;
      }
    },
  };
};
