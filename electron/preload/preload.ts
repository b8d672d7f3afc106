/** Exposes `call`, `on` and `host` to the page and nothing else. Built to one CommonJS file, as a sandboxed preload must be. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '../contract/channels.ts';
import type { Bridge } from '../contract/calls.ts';
import { isEventName } from '../contract/events.ts';
import type { EventName } from '../contract/events.ts';

type Listener = (payload: never) => void;
type Told = { readonly name: EventName; readonly payload: never };

const listeners = new Map<EventName, Set<Listener>>();
/** What the reader asked of the program before the page listens: it would be lost, unlike what a call can ask for again. */
let early: readonly Told[] = [];
const mostEarly = 16;

// Electron's own event object never crosses: it would hand the page the ipcRenderer.
ipcRenderer.on(channels.event, (_event: unknown, told: Told) => {
  const hearing = listeners.get(told.name);
  if (hearing !== undefined && hearing.size > 0) for (const listener of hearing) listener(told.payload);
  else if (told.name === 'launch.request') early = [...early, told].slice(-mostEarly);
});

const bridge: Bridge & { readonly host: 'desktop' } = {
  host: 'desktop',
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  on: (name, listener) => {
    if (!isEventName(name)) throw new Error('no such event');
    const hearing = listeners.get(name) ?? new Set();
    listeners.set(name, hearing.add(listener));
    const waiting = early.filter((told) => told.name === name);
    early = early.filter((told) => told.name !== name);
    for (const told of waiting) listener(told.payload);
    return () => {
      hearing.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('broadsheet', bridge);
