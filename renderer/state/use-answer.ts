import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallAnswer, CallInput, CallName } from '../../electron/contract/calls.ts';
import type { EventName } from '../../electron/contract/events.ts';
import type { Trouble } from '../bridge/bridge.ts';
import { call, on, troubleOf } from '../bridge/bridge.ts';

export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: T }
  | { readonly state: 'failed'; readonly trouble: Trouble };

type Asked<T> = { readonly answer: Answer<T>; readonly again: () => void };

/** Asks a call when the component appears, when its input changes and when one of the events is told. An older answer stays until the new one is there. */
export const useAnswer = <K extends CallName>(
  name: K,
  input: CallInput<K>,
  events: readonly EventName[] = [],
): Asked<CallAnswer<K>> => {
  const [answer, setAnswer] = useState<Answer<CallAnswer<K>>>({ state: 'loading' });
  const asked = useRef({ turn: 0 });
  const inputText = JSON.stringify(input ?? null);
  const eventsText = events.join(' ');

  const again = useCallback(() => {
    const latest = asked.current;
    const turn = ++latest.turn;
    const parsed = JSON.parse(inputText) as CallInput<K>;
    const ask = call as (name: K, input: CallInput<K>) => Promise<CallAnswer<K>>;
    ask(name, parsed).then(
      (data) => turn === latest.turn && setAnswer({ state: 'ready', data }),
      (cause: unknown) =>
        turn === latest.turn &&
        setAnswer((known) => (known.state === 'ready' ? known : { state: 'failed', trouble: troubleOf(cause) })),
    );
  }, [name, inputText]);

  useEffect(() => {
    const latest = asked.current;
    again();
    const heard = eventsText === '' ? [] : (eventsText.split(' ') as EventName[]);
    const ends = heard.map((event) => on(event, again));
    return () => {
      latest.turn++;
      for (const end of ends) end();
    };
  }, [again, eventsText]);

  return { answer, again };
};
