/** The public face of this folder, and the only way from the interface to the program that runs the library. */
import type { CallAnswer, CallInput, CallName } from '../../electron/contract/calls.ts';
import type { ErrorCode, ErrorInfo } from '../../electron/contract/errors.ts';
import { errorCodes, Failure } from '../../electron/contract/errors.ts';
import type { EventName, Events } from '../../electron/contract/events.ts';
import { desktopBridge } from './desktop.ts';
import type { HostBridge } from './host-bridge.ts';
import { SessionEnded } from './session.ts';
import { HostUnreachable } from './trouble.ts';
import { webBridge } from './web.ts';

export type { Connection } from './host-bridge.ts';
export type { Trouble, TroubleCode } from './trouble.ts';
export { troubleOf } from './trouble.ts';

const host: HostBridge = desktopBridge() ?? webBridge();

const knownCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

const failureOf = (error: ErrorInfo): Failure =>
  new Failure(knownCode(error.code) ? error.code : 'internal', error.params);

type InputOf<K extends CallName> = [CallInput<K>] extends [void] ? [] : [input: CallInput<K>];

/** Calls the library and resolves with its answer. Rejects with a `Failure`, `HostUnreachable` or `SessionEnded`; `troubleOf` words them. */
export const call = async <K extends CallName>(name: K, ...input: InputOf<K>): Promise<CallAnswer<K>> => {
  const envelope = await host.call(name, input[0]).catch((cause: unknown) => {
    if (cause instanceof SessionEnded) throw cause;
    throw new HostUnreachable(name, { cause });
  });
  if (!envelope.ok) throw failureOf(envelope.error);
  return envelope.data as CallAnswer<K>;
};

/** Hears one kind of event until the answered function is called. */
export const on = <E extends EventName>(name: E, listener: (payload: Events[E]) => void): (() => void) =>
  host.on(name, listener);

/** Tells when the way to the host breaks or comes back, and when the session cannot be renewed. */
export const onConnection = host.onConnection;

/** Address of kept sound or film, the same on every host. */
export const mediaAddress = (mediaId: string): string => `media/${encodeURIComponent(mediaId)}`;

/** Address of a stored picture, likewise. */
export const pictureAddress = (pictureId: string): string => `pictures/${encodeURIComponent(pictureId)}`;
