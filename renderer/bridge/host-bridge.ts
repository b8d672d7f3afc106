import type { Bridge } from '../../electron/contract/calls.ts';

/** `lost`: no answer at present, it is tried again; `ended`: the key has expired and only a new one helps. */
export type Connection = 'ready' | 'lost' | 'ended';

/** What each host's bridge supplies. */
export type HostBridge = Bridge & {
  readonly onConnection: (listener: (connection: Connection) => void) => () => void;
};
