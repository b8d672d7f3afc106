/** How the library tells its hosts what happened. */
import type { EventName, Events } from '../contract/events.ts';

export type Listener = <E extends EventName>(name: E, payload: Events[E]) => void;
export type Teller = {
  readonly tell: Listener;
  readonly listen: (listener: Listener) => () => void;
};

/** Says only "ask again", so several in a row are told once: a refresh of a thousand feeds must not make a thousand listeners ask. */
const coalesced = 'paper.changed' satisfies EventName;
const coalesceMs = 100;

export const createTeller = (): Teller => {
  const listeners = new Set<Listener>();
  let pending = false;
  const tellNow: Listener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  return {
    tell: (name, payload) => {
      if (name !== coalesced) return tellNow(name, payload);
      if (pending) return;
      pending = true;
      setTimeout(() => {
        pending = false;
        tellNow(coalesced, {});
      }, coalesceMs).unref();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
