/** What waits for the network, made up. */
import type { CallName } from '../../electron/contract/calls.ts';
import type { EventName, Events } from '../../electron/contract/events.ts';
import type { Medium } from '../../electron/contract/media.ts';
import type { Waiting } from '../../electron/contract/waiting.ts';
import { now } from './paper-data.ts';

type Input = Readonly<Record<string, unknown>>;
type Emit = <E extends EventName>(name: E, payload: Events[E]) => void;

/** What comes with the story of the pilots. */
export const pilotsSound: Medium = {
  articleId: 'pilots',
  link: 'https://quay.example/audio/pilots.mp3',
  kind: 'audio',
  type: 'audio/mpeg',
  bytes: 5_242_880,
  seconds: 2_700,
  chapters: [],
  state: 'absent',
  fetchedBytes: 0,
  mediaId: null,
  place: 0,
  error: null,
};

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
    'articles.complete': () => ({ asked: 1, fetched: 0, paywalls: 1, failed: 0, cancelled: false }),
    'media.of': ({ articleId }) => ({ media: articleId === 'pilots' ? [pilotsSound] : [] }),
    'waiting.run': () => ({ done: 0 }),
  };
};
