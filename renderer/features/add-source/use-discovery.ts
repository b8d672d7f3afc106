import { useCallback, useRef, useState } from 'react';
import type { FeedCandidate, FeedPreview, Source } from '../../../electron/contract/models.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import type { GivenSignIn } from '../sign-in-fields.tsx';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useShown } from '../../ui/use-shown.ts';

type Found = {
  readonly busy: boolean;
  readonly candidates: readonly FeedCandidate[];
  /** Address of the candidate that is looked at. */
  readonly chosen: string | null;
  readonly preview: FeedPreview | null;
  readonly trouble: Trouble | null;
  /** What the server was last asked with, when it asked for a name and a password. */
  readonly signIn: GivenSignIn | null;
  /** Where all of it was found: what the reader typed, and vouches for. */
  readonly foundAt: string;
};

const nothing: Found = {
  busy: false,
  candidates: [],
  chosen: null,
  preview: null,
  trouble: null,
  signIn: null,
  foundAt: '',
};

const noneFound: Trouble = { code: 'no-feed-found', params: {} };

/** From an address to what can be subscribed to. Answers that come too late are dropped. */
export const useDiscovery = () => {
  const [found, setFound] = useState<Found>(nothing);
  const turn = useRef(0);

  const choose = useCallback((url: string, foundAt: string, signIn: GivenSignIn | null = null) => {
    const mine = ++turn.current;
    setFound((known) => ({ ...known, busy: true, chosen: url, preview: null, trouble: null }));
    call('feeds.preview', { url, foundAt, ...(signIn === null ? {} : { signIn }) }).then(
      (preview) => mine === turn.current && setFound((known) => ({ ...known, busy: false, preview })),
      (cause: unknown) =>
        mine === turn.current && setFound((known) => ({ ...known, busy: false, trouble: troubleOf(cause) })),
    );
  }, []);

  const discover = useCallback(
    /** `typedAt`: what the reader typed, where the address itself comes from there. */
    async (address: string, signIn: GivenSignIn | null = null, typedAt: string | null = null): Promise<void> => {
      const mine = ++turn.current;
      const foundAt = typedAt ?? address;
      setFound({ ...nothing, signIn, foundAt, busy: true });
      try {
        const { candidates } = await call('feeds.discover', {
          address,
          ...(typedAt === null ? {} : { foundAt }),
          ...(signIn === null ? {} : { signIn }),
        });
        if (mine !== turn.current) return;
        const [first] = candidates;
        setFound({ ...nothing, signIn, foundAt, candidates, trouble: first === undefined ? noneFound : null });
        if (first !== undefined) choose(first.url, foundAt, signIn);
      } catch (cause) {
        if (mine === turn.current) setFound({ ...nothing, signIn, foundAt, trouble: troubleOf(cause) });
      }
    },
    [choose],
  );

  const isShown = useShown();
  const { preview, signIn, foundAt } = found;
  /** Subscribes to what is previewed; resolves with the source, or with `null` when it failed and the reason was said. */
  const subscribe = useCallback(
    async (sectionId: string | null, asAnother = false): Promise<Source | null> => {
      if (preview === null) return null;
      setFound((known) => ({ ...known, busy: true, trouble: null }));
      try {
        return await call('feeds.subscribe', {
          url: preview.url,
          foundAt,
          sectionId,
          ...(asAnother ? { asAnother } : {}),
          ...(signIn === null ? {} : { signIn }),
        });
      } catch (cause) {
        if (isShown()) setFound((known) => ({ ...known, busy: false, trouble: troubleOf(cause) }));
        else sayTrouble(cause);
        return null;
      }
    },
    [preview, signIn, foundAt, isShown],
  );

  return { found, discover, choose, subscribe };
};

export type Discovery = ReturnType<typeof useDiscovery>;
