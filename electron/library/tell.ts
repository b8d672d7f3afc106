/** How the library tells its hosts what happened. */
import type { EventName, Events } from '../contract/events.ts';

export type Listener = <E extends EventName>(name: E, payload: Events[E]) => void;
export type Teller = {
  readonly tell: Listener;
  readonly listen: (listener: Listener) => () => void;
};

export const createTeller = (): Teller => {
  const listeners = new Set<Listener>();
  return {
    tell: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
