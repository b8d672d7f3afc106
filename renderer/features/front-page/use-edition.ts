/** The edition on the page. It stays while it lies open, whatever comes; only the reader turns to another. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Edition } from '../../../electron/contract/edition.ts';
import { call, on, troubleOf } from '../../bridge/bridge.ts';
import { goTo } from '../../state/place.ts';
import type { Answer } from '../../state/use-answer.ts';
import { sayTrouble } from '../../state/toasts.ts';

/** A refresh tells of every source; the page asks once. */
const settleMs = 1_000;

type OpenEdition = {
  readonly answer: Answer<Edition>;
  /** What the shown edition was asked for as: `wanted`, but for the moment in which another one is on its way. */
  readonly shownFor: string | null;
  readonly again: () => void;
  /** Lays out a new edition and shows it. */
  readonly renew: () => void;
};

/** The page that lay open may have been replaced; then the one that stands. */
const fetchEdition = async (id: string | null, orNewest: boolean): Promise<Edition> => {
  try {
    return await call('edition.get', id === null ? {} : { id });
  } catch (cause) {
    if (id === null || !orNewest || troubleOf(cause).code !== 'edition-not-found') throw cause;
    return call('edition.get', {});
  }
};

/** `wanted`: an edition's id, or `null` for the one that stands. */
export const useEdition = (wanted: string | null): OpenEdition => {
  const [answer, setAnswer] = useState<Answer<Edition>>({ state: 'loading' });
  const [shownFor, setShownFor] = useState(wanted);
  const turn = useRef(0);
  const open = useRef<string | null>(null);

  const show = useCallback(
    (edition: Edition): void => {
      open.current = edition.id === '' ? null : edition.id;
      setAnswer({ state: 'ready', data: edition });
      setShownFor(wanted);
    },
    [wanted],
  );

  const ask = useCallback(
    (id: string | null): void => {
      const mine = ++turn.current;
      fetchEdition(id, wanted === null).then(
        (edition) => mine === turn.current && show(edition),
        (cause: unknown) =>
          mine === turn.current &&
          setAnswer((known) =>
            known.state === 'ready' && wanted === null ? known : { state: 'failed', trouble: troubleOf(cause) },
          ),
      );
    },
    [wanted, show],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = (): void => {
      clearTimeout(timer);
      timer = undefined;
      ask(wanted ?? open.current);
    };
    const later = (): void => {
      timer ??= setTimeout(askAgain, settleMs);
    };
    const turns = turn;
    open.current = null;
    ask(wanted);
    const ends = [on('edition.changed', askAgain), on('articles.changed', later)];
    return () => {
      turns.current++;
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [ask, wanted]);

  const renew = async (): Promise<void> => {
    try {
      const edition = await call('edition.renew');
      turn.current++;
      show(edition);
      if (wanted !== null) goTo({ screen: 'front' });
    } catch (cause) {
      sayTrouble(cause);
    }
  };
  return { answer, shownFor, again: () => ask(wanted), renew: () => void renew() };
};
