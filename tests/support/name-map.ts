/** Hosts of the public web for tests: every name leads to one loopback server, which sees the name in its `x-asked-host` header. */
import { createHttp } from '../../electron/host/http.ts';
import type { Http } from '../../electron/library/ports.ts';

/** An `Http` port on which `https://any.example/path` is `path` of `server`. */
export const everyNameTo = (server: string): Http & AsyncDisposable => {
  const real = createHttp();
  const http: Http = (request) => {
    const url = new URL(request.url);
    const headers = { ...request.headers, 'x-asked-host': url.host };
    return real({ ...request, url: `${server}${url.pathname}${url.search}`, headers, allowPrivate: true });
  };
  return Object.assign(http, { [Symbol.asyncDispose]: real.close });
};
