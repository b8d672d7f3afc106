/** Exposes `call`, `on` and `host` to the page and nothing else. Built to one CommonJS file, as a sandboxed preload must be. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '../contract/channels.ts';
import type { Bridge } from '../contract/calls.ts';
import { isEventName } from '../contract/events.ts';

type Told = { readonly name: string; readonly payload: never };

const bridge: Bridge & { readonly host: 'desktop' } = {
  host: 'desktop',
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  on: (name, listener) => {
    if (!isEventName(name)) throw new Error('no such event');
    // Electron's own event object never crosses: it would hand the page the ipcRenderer.
    const hear = (_event: unknown, told: Told): void => {
      if (told.name === name) listener(told.payload);
    };
    ipcRenderer.on(channels.event, hear);
    return () => {
      ipcRenderer.off(channels.event, hear);
    };
  },
};

contextBridge.exposeInMainWorld('broadsheet', bridge);
