/** One-time keys and the token they are changed for. A key may stand on a command line, which other local users can read; the token never does. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Time } from '../contract/models.ts';

const keyLifeMs = 60_000;
const longestToken = 128;

export type Sessions = {
  /** A fresh key: good once, for 60 seconds. */
  readonly newKey: () => string;
  /** The token for a good key, else `null`. The key is used up either way. */
  readonly exchange: (key: unknown) => string | null;
  /** Whether an `Authorization` header carries the token; takes the same time for every wrong one. */
  readonly isAuthorised: (header: string | undefined) => boolean;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const createSessions = (now: () => Time): Sessions => {
  const token = randomBytes(32).toString('base64url');
  const wanted = digest(token);
  const keys = new Map<string, Time>();
  return {
    newKey: () => {
      for (const [key, until] of keys) if (until <= now()) keys.delete(key);
      const key = randomBytes(24).toString('base64url');
      keys.set(key, now() + keyLifeMs);
      return key;
    },
    exchange: (key) => {
      if (typeof key !== 'string') return null;
      const until = keys.get(key);
      keys.delete(key);
      return until !== undefined && until > now() ? token : null;
    },
    isAuthorised: (header) => {
      const given = header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : '';
      return given.length <= longestToken && timingSafeEqual(digest(given), wanted);
    },
  };
};
