/** The web host's session: the one-time key in the page's address is swapped for a token that lives as long as the tab. */
const storageName = 'broadsheet-token';
const keyPattern = /[#&]key=([\w-]{8,200})/;

/** The host refuses this tab; only an address with a new key helps. */
export class SessionEnded extends Error {}

/** Takes the one-time key out of the page's address, so that it is neither shown nor kept in the history. */
const takeKey = (): string | null => {
  const key = keyPattern.exec(location.hash)?.[1] ?? null;
  if (key !== null) history.replaceState(null, '', location.pathname + location.search);
  return key;
};

const swap = async (key: string): Promise<string | null> => {
  const response = await fetch('session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  if (!response.ok) return null;
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('token' in answer)) return null;
  return typeof answer.token === 'string' ? answer.token : null;
};

/** Resolves with the token; rejects with `SessionEnded` where neither a fresh key nor a kept token is at hand. */
export const openSession = async (): Promise<string> => {
  const key = takeKey();
  const token = key === null ? null : await swap(key);
  if (token !== null) sessionStorage.setItem(storageName, token);
  const kept = sessionStorage.getItem(storageName);
  if (kept === null) throw new SessionEnded();
  return kept;
};

/** Forgets a token that the host refused. */
export const closeSession = (): void => sessionStorage.removeItem(storageName);
