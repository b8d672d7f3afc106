/** Pages of podcast directories: the show's own feed is in Apple's public directory, by the number in the page's address. Pure. */

const applePage = /^(?:podcasts|itunes)\.apple\.com$/;

/** Number of a show in Apple's directory, for its page there or at a player that uses the same numbers. */
const showNumber = (url: URL): string | null => {
  if (applePage.test(url.hostname)) return /\/id(\d{1,15})(?:$|[/?])/.exec(url.pathname)?.[1] ?? null;
  if (url.hostname === 'overcast.fm') return /^\/itunes(\d{1,15})(?:$|\/)/.exec(url.pathname)?.[1] ?? null;
  return null;
};

/** Where the directory says what feed a page's show has; `null` for any other page. */
export const directoryEntry = (address: string): string | null => {
  const url = URL.parse(address);
  const number = url === null ? null : showNumber(url);
  return number === null ? null : `https://itunes.apple.com/lookup?id=${number}&entity=podcast`;
};

/** The feed that an entry of the directory names; `null` when it names none. */
export const feedInEntry = (text: string): string | null => {
  try {
    const entry = JSON.parse(text) as { readonly results?: readonly { readonly feedUrl?: unknown }[] } | null;
    const feed = entry?.results?.[0]?.feedUrl;
    return typeof feed === 'string' ? feed : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
