/** The proxies that the environment names. Loaded at the start, so it brings nothing along. */
import { ipOfHost } from './private-addresses.ts';

/** Answers as a proxy auto-configuration script does: `PROXY host:port; DIRECT`, in the order to be tried. */
export type ProxyFor = (url: string) => Promise<string>;

const isThisMachine = (host: string): boolean => {
  const ip = ipOfHost(host);
  if (ip !== null) return /^(?:127\.|::1$)/.test(ip);
  return host === 'localhost' || host.endsWith('.localhost');
};

/** `.example.org`, `example.org`, `*.example.org` and `example.org:8080` of NO_PROXY; `*` is everything. */
const isSpared = (url: URL, list: string): boolean =>
  list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [name = '', port] = entry.startsWith('[') ? [entry.replace(/[[\]]/g, '')] : entry.split(':', 2);
      if (port !== undefined && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false;
      const suffix = name.replace(/^\*?\.?/, '');
      const host = url.hostname.replace(/[[\]]/g, '');
      return suffix === '' ? name === '*' : host === suffix || host.endsWith(`.${suffix}`);
    });

type Environment = Readonly<Record<string, string | undefined>>;

/** HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in either case, as programs of the command line read them. */
export const proxyOfEnvironment = (environment: Environment): ProxyFor => {
  const value = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? '';
  return (address) => {
    const url = new URL(address);
    const named = value(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || value('ALL_PROXY');
    if (named === '' || isThisMachine(url.hostname) || isSpared(url, value('NO_PROXY')))
      return Promise.resolve('DIRECT');
    const proxy = URL.parse(named.includes('://') ? named : `http://${named}`);
    if (proxy === null) return Promise.resolve('DIRECT');
    const word = { 'http:': 'PROXY', 'https:': 'HTTPS', 'socks:': 'SOCKS', 'socks5:': 'SOCKS', 'socks5h:': 'SOCKS' }[
      proxy.protocol
    ];
    const signIn = proxy.username === '' ? '' : `${proxy.username}:${proxy.password}@`;
    return Promise.resolve(word === undefined ? 'DIRECT' : `${word} ${signIn}${proxy.host}`);
  };
};
