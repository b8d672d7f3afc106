/** Server-sent events: what the library tells, to every open page. */
import type { ServerResponse } from 'node:http';
import type { EventListener } from '../host/host.ts';

const beatMs = 25_000;
/** A page that reads this slowly is cut off; it connects again and asks anew. */
const mostWaitingBytes = 8 * 1024 * 1024;

export type EventStreams = {
  readonly add: (response: ServerResponse) => void;
  readonly tell: EventListener;
  readonly count: () => number;
  readonly close: () => void;
};

export const createEventStreams = (): EventStreams => {
  const open = new Set<ServerResponse>();
  const send = (text: string): void => {
    for (const response of open) {
      if (response.writableLength > mostWaitingBytes) response.destroy();
      else response.write(text);
    }
  };
  // A comment now and then finds pages that have gone.
  const beat = setInterval(() => send(': beat\n\n'), beatMs);
  beat.unref();
  return {
    add: (response) => {
      open.add(response);
      response.once('close', () => open.delete(response));
      response.write(': open\n\n');
    },
    tell: (name, payload) => send(`data: ${JSON.stringify({ name, payload })}\n\n`),
    count: () => open.size,
    close: () => {
      clearInterval(beat);
      for (const response of open) response.destroy();
    },
  };
};
