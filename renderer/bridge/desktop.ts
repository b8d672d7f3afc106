import type { Bridge } from '../../electron/contract/calls.ts';
import type { HostBridge } from './host-bridge.ts';

declare global {
  interface Window {
    /** Put there by the desktop host's preload; absent in an ordinary browser. */
    readonly broadsheet?: Bridge;
  }
}

/** The bridge of the desktop window, or `null` outside it. Its connection cannot break without the window closing. */
export const desktopBridge = (): HostBridge | null => {
  const exposed = window.broadsheet;
  if (exposed === undefined) return null;
  return {
    call: (name, input) => exposed.call(name, input),
    on: (name, listener) => exposed.on(name, listener),
    onConnection: (listener) => {
      listener('ready');
      return () => undefined;
    },
  };
};
