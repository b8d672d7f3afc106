/** Who the reader is to the servers of feeds: sealed by the system's key store where there is one, else in memory until the library is closed. */
import type { SignIn } from '../../contract/credentials.ts';
import { Failure } from '../../contract/errors.ts';
import type { Core } from '../core.ts';
import { sourceRow, updateSource } from '../paper/sources.ts';
import type { Log, Secrets } from '../ports.ts';
import type { SourceRow } from '../store/model.ts';
import type { Credentials } from './credentials.ts';
import { requireSafe } from './credentials.ts';

type Secret = { readonly user: string; readonly password: string };

export type SignIns = {
  /** What a feed is asked with; `null` without a sign-in, or when the key store does not give it out. */
  readonly of: (row: SourceRow) => Promise<Credentials | null>;
  /** Takes credentials for a source; answers what its row keeps of them. */
  readonly take: (sourceId: string, credentials: Credentials) => Promise<SourceRow['account']>;
  readonly forget: (sourceId: string) => void;
};

export const createSignIns = (secrets: Secrets | undefined, log: Log): SignIns => {
  const known = new Map<string, Credentials>();

  const unsealed = async (row: SourceRow): Promise<Credentials | null> => {
    const { account } = row;
    if (account === undefined || account === null || secrets === undefined) return null;
    try {
      const text = await secrets.open(account.sealed);
      if (text === null) throw new Error('the key store does not know it');
      const { user, password } = JSON.parse(text) as Secret;
      return { user, password, origin: account.origin, overHttp: account.overHttp };
    } catch (error) {
      // Another machine, another user: the feed answers 401 and the reader signs in again.
      // A parser's message quotes what it read.
      log('warn', 'sign-in.open', { id: row.id, error: error instanceof SyntaxError ? error.name : String(error) });
      return null;
    }
  };

  return {
    of: async (row) => {
      const there = known.get(row.id);
      if (there !== undefined) return there;
      const opened = await unsealed(row);
      if (opened !== null) known.set(row.id, opened);
      return opened;
    },
    take: async (sourceId, credentials) => {
      const { user, password, origin, overHttp } = credentials;
      known.set(sourceId, credentials);
      if (secrets === undefined) return null;
      const secret: Secret = { user, password };
      try {
        return { origin, overHttp, sealed: await secrets.seal(JSON.stringify(secret)) };
      } catch (error) {
        // Then it holds until the library is closed, and `kept` says so.
        log('warn', 'sign-in.seal', { id: sourceId, error: String(error) });
        return null;
      }
    },
    forget: (sourceId) => void known.delete(sourceId),
  };
};

/** What may be said of a feed's sign-in. */
export const signInOf = async (core: Core, row: SourceRow): Promise<SignIn | null> => {
  const credentials = await core.signIns.of(row);
  if (credentials === null) return null;
  const kept = row.account !== undefined && row.account !== null;
  return { user: credentials.user, kept, overHttp: credentials.overHttp };
};

/** Keeps credentials that came with a feed when it was subscribed to. */
export const keepSignIn = async (core: Core, id: string, credentials: Credentials | null): Promise<void> => {
  if (credentials !== null) await updateSource(core, id, { account: await core.signIns.take(id, credentials) });
};

/**
 * Signs in to a feed's server. Fails with `source-not-found`, with `bad-input` for what is no feed or a name that Basic cannot carry, and
 * with `sign-in-insecure` for an http address without the reader's word.
 */
export const signIn = async (
  core: Core,
  input: { readonly id: string; readonly user: string; readonly password: string; readonly overHttp?: boolean },
): Promise<SignIn> => {
  const row = sourceRow(core.store.paper.data, input.id);
  if (row.kind !== 'feed' || row.address === null) throw new Failure('bad-input', { path: 'id' });
  const credentials = credentialsFor(row.address, input);
  await keepSignIn(core, row.id, credentials);
  const { account } = sourceRow(core.store.paper.data, row.id);
  return { user: input.user, kept: (account ?? null) !== null, overHttp: credentials.overHttp };
};

/** Given credentials as those of an address. Fails as `signIn` does. */
export const credentialsFor = (
  address: string,
  {
    user,
    password,
    overHttp = false,
  }: { readonly user: string; readonly password: string; readonly overHttp?: boolean },
): Credentials => {
  if (user.includes(':')) throw new Failure('bad-input', { path: 'user' });
  const credentials = { origin: new URL(address).origin, user, password, overHttp };
  requireSafe(credentials);
  return credentials;
};

/** Forgets a sign-in, here and in what the key store sealed. */
export const signOut = async (core: Core, id: string): Promise<{ readonly signedOut: boolean }> => {
  const row = sourceRow(core.store.paper.data, id);
  const was = (await core.signIns.of(row)) !== null || (row.account ?? null) !== null;
  core.signIns.forget(id);
  await updateSource(core, id, { account: null });
  return { signedOut: was };
};
