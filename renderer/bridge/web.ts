import type { Envelope } from '../../electron/contract/errors.ts';
import type { EventName, Events } from '../../electron/contract/events.ts';
import { readEvents } from './event-stream.ts';
import type { Connection, HostBridge } from './host-bridge.ts';
import { closeSession, openSession, SessionEnded } from './session.ts';

export { SessionEnded } from './session.ts';

const firstWaitMs = 500;
const longestWaitMs = 10_000;

type Listener = (payload: never) => void;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The bridge of the web host: calls by POST, events by one long answer that is asked for again whenever it breaks. */
export const webBridge = (): HostBridge => {
  const session = openSession();
  const listeners = new Map<EventName, Set<Listener>>();
  const connectionListeners = new Set<(connection: Connection) => void>();
  let connection: Connection = 'ready';

  const setConnection = (next: Connection): void => {
    if (connection === next) return;
    connection = next;
    for (const listener of connectionListeners) listener(next);
  };

  const refused = (response: Response): boolean => response.status === 401;
  const end = (): SessionEnded => {
    closeSession();
    setConnection('ended');
    return new SessionEnded();
  };

  const call = async (name: string, input?: unknown): Promise<Envelope> => {
    const response = await fetch(`call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await session}` },
      body: JSON.stringify(input ?? {}),
    });
    if (refused(response)) throw end();
    return (await response.json()) as Envelope;
  };

  /** One listening, to its end. */
  const listen = async (): Promise<void> => {
    const response = await fetch('events', { headers: { authorization: `Bearer ${await session}` } });
    if (refused(response)) throw end();
    if (!response.ok || response.body === null) return;
    setConnection('ready');
    await readEvents(response.body, ({ name, payload }) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    });
  };

  const keepListening = async (): Promise<void> => {
    for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
      const started = Date.now();
      const refusal = await listen().catch((cause: unknown) => cause);
      if (refusal instanceof SessionEnded) {
        setConnection('ended');
        return;
      }
      setConnection('lost');
      if (Date.now() - started > longestWaitMs) wait = firstWaitMs;
      await pause(wait);
    }
  };

  void keepListening();

  return {
    call,
    on: <E extends EventName>(name: E, listener: (payload: Events[E]) => void) => {
      const known = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, known.add(listener));
      return () => void known.delete(listener);
    },
    onConnection: (listener) => {
      connectionListeners.add(listener);
      listener(connection);
      return () => void connectionListeners.delete(listener);
    },
  };
};
