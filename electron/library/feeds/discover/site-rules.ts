/** Sites whose feeds follow from the page's address alone. Pure. */
type Rule = { readonly host: RegExp; readonly feeds: (url: URL, parts: readonly string[]) => readonly string[] };

const enc = encodeURIComponent;

const youtube = 'https://www.youtube.com/feeds/videos.xml';

/** Owner pages of GitHub that are no repositories. */
const githubPages = new Set([
  'orgs',
  'topics',
  'search',
  'settings',
  'marketplace',
  'features',
  'about',
  'explore',
  'sponsors',
]);

const redditListings = new Set(['r', 'user', 'u']);

const rules: readonly Rule[] = [
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    feeds: (url, [first, second]) => {
      const playlist = url.searchParams.get('list');
      if (playlist !== null) return [`${youtube}?playlist_id=${enc(playlist)}`];
      if (first === 'channel' && second) return [`${youtube}?channel_id=${enc(second)}`];
      if (first === 'user' && second) return [`${youtube}?user=${enc(second)}`];
      return [];
    },
  },
  {
    host: /^(?:(?:www|old|new|np|m)\.)?reddit\.com$/,
    feeds: (url, parts) => {
      if (url.pathname.endsWith('.rss')) return [];
      if (parts.length === 0) return ['https://www.reddit.com/.rss'];
      const [kind, name] = parts;
      if (!kind || !name || !redditListings.has(kind)) return [];
      return [`https://www.reddit.com/${parts.map(enc).join('/')}/.rss${url.search}`];
    },
  },
  {
    host: /^(?:www\.)?github\.com$/,
    feeds: (url, [owner, repository, page, ...rest]) => {
      if (url.pathname.endsWith('.atom') || !owner || githubPages.has(owner)) return [];
      if (!repository) return [`https://github.com/${enc(owner)}.atom`];
      const root = `https://github.com/${enc(owner)}/${enc(repository)}`;
      if (page === 'tags') return [`${root}/tags.atom`];
      if (page === 'commits') return [`${root}/commits${rest.length > 0 ? `/${rest.map(enc).join('/')}` : ''}.atom`];
      return [`${root}/releases.atom`, `${root}/tags.atom`, `${root}/commits.atom`];
    },
  },
  {
    host: /^gitlab\.com$/,
    feeds: (url, [owner, project]) =>
      owner && project && !url.searchParams.has('format')
        ? [`https://gitlab.com/${enc(owner)}/${enc(project)}/-/tags?format=atom`]
        : [],
  },
  {
    host: /^bsky\.app$/,
    feeds: (_url, [kind, name, last]) =>
      kind === 'profile' && name && last !== 'rss' ? [`https://bsky.app/profile/${enc(name)}/rss`] : [],
  },
  {
    host: /^(?:www\.)?medium\.com$/,
    feeds: (_url, [name]) => (name && name !== 'feed' ? [`https://medium.com/feed/${name}`] : []),
  },
  {
    host: /^(?:[a-z0-9-]+\.)substack\.com$/,
    feeds: (url, [first]) => (first === 'feed' ? [] : [`${url.origin}/feed`]),
  },
];

/** Mastodon and its kin have their profiles at `/@name` on any host; only a request can tell whether there is a feed. */
const fediverseProfile = (url: URL, [name, ...rest]: readonly string[]): readonly string[] =>
  name !== undefined && /^@[\w.-]+$/.test(name) && rest.length === 0 ? [`${url.origin}/${name}.rss`] : [];

/** Addresses of feeds that belong to a page by its site's rule, likeliest first; empty where no rule knows the site. */
export const feedsBySiteRule = (address: string): readonly string[] => {
  const url = URL.parse(address);
  if (url === null) return [];
  const parts = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodedPart);
  const rule = rules.find((candidate) => candidate.host.test(url.hostname));
  return rule ? rule.feeds(url, parts) : fediverseProfile(url, parts);
};

const decodedPart = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
};
