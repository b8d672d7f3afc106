/** Server-sent events read with `fetch`, because `EventSource` cannot send the session's header. */
import type { EventName } from '../../electron/contract/events.ts';
import { isEventName } from '../../electron/contract/events.ts';

export type HostEvent = { readonly name: EventName; readonly payload: unknown };

/** The events of one block of the stream; comments and events of other names are passed over. */
export const eventsOf = (block: string): HostEvent[] =>
  block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line): unknown => JSON.parse(line.slice('data:'.length)))
    .filter(
      (event): event is HostEvent =>
        typeof event === 'object' && event !== null && 'name' in event && isEventName(event.name),
    );

/** Reads a stream to its end and tells each event. Rejects when the stream breaks. */
export const readEvents = async (
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  tell: (event: HostEvent) => void,
): Promise<void> => {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (pending + chunk.value).split('\n\n');
    pending = blocks.pop() ?? '';
    for (const event of blocks.flatMap(eventsOf)) tell(event);
  }
};
