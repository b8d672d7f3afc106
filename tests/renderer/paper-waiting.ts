/** What waits for the network, made up. */
import type { CallName } from '../../electron/contract/calls.ts';
import type { EventName, Events } from '../../electron/contract/events.ts';
import type { Waiting } from '../../electron/contract/waiting.ts';
import { now } from './paper-data.ts';

type Input = Readonly<Record<string, unknown>>;
type Emit = <E extends EventName>(name: E, payload: Events[E]) => void;

export const waitingAnswers = (
  emit: Emit,
  worksOffline: () => boolean,
): Partial<Record<CallName, (input: Input) => unknown>> => {
  let wishes: readonly Waiting[] = [];
  return {
    'offline.pause': () => ({ paused: true }),
    'offline.pending': () => ({ trip: null }),
    'waiting.list': () => ({ waiting: wishes, heldBack: worksOffline() ? 'switched-off' : null }),
    'waiting.add': (input) => {
      const wish = { title: null, sectionId: null, target: null, ...input, id: `wish-${wishes.length}`, at: now };
      wishes = [...wishes, { ...wish, error: null, failed: false } as Waiting];
      emit('waiting.changed', {});
      return wishes.at(-1);
    },
    'waiting.remove': (input) => {
      const gone = new Set(input['ids'] as string[]);
      wishes = wishes.filter(({ id }) => !gone.has(id));
      emit('waiting.changed', {});
      return { removed: gone.size };
    },
    'waiting.run': () => ({ done: 0 }),
  };
};
