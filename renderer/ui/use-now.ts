import { useSyncExternalStore } from 'react';
import type { Time } from '../../electron/contract/models.ts';

const stepMs = 30_000;
let now: Time = Date.now();
const listeners = new Set<() => void>();

setInterval(() => {
  now = Date.now();
  for (const listener of listeners) listener();
}, stepMs);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The present, in steps of half a minute, so that ages stay right without work at each frame. */
export const useNow = (): Time => useSyncExternalStore(subscribe, () => now);
