import { EventEmitter } from 'node:events';
import { need } from './need.ts';

type Answer<T> = (value: T) => void;
type PermissionRequest = (contents: unknown, permission: string, answer: Answer<boolean>, details: object) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type Protocol = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (details: object, answer: Answer<{ cancel?: boolean }>) => void;

/** Electron's defaults: everything is allowed until a handler says otherwise. */
export class DoubleSession extends EventEmitter {
  #request: PermissionRequest = (_contents, _permission, answer) => answer(true);
  #check: PermissionCheck = () => true;
  #device: (details: object) => boolean = () => true;
  #before: BeforeRequest | null = null;
  readonly #protocols = new Map<string, Protocol>();
  setPermissionRequestHandler = (handler: PermissionRequest): void => {
    this.#request = handler;
  };
  setPermissionCheckHandler = (handler: PermissionCheck): void => {
    this.#check = handler;
  };
  setDevicePermissionHandler = (handler: (details: object) => boolean): void => {
    this.#device = handler;
  };
  protocol = {
    handle: (scheme: string, handler: Protocol): void => {
      need(!this.#protocols.has(scheme), `protocol.handle(${scheme}) twice in a session`);
      this.#protocols.set(scheme, handler);
    },
  };
  /** What answers the scheme in this session alone. */
  askProtocol = (scheme: string): Protocol | undefined => this.#protocols.get(scheme);
  webRequest = {
    onBeforeRequest: (handler: BeforeRequest): void => {
      this.#before = handler;
    },
  };
  /** As a PAC script would answer. */
  resolveProxy = (_url: string): Promise<string> => Promise.resolve('DIRECT');
  askPermission = (contents: unknown, permission: string): Promise<boolean> =>
    new Promise((resolve) => this.#request(contents, permission, resolve, {}));
  askCheck = (contents: unknown, permission: string): boolean =>
    this.#check(contents, permission, 'broadsheet://paper', {});
  askDevice = (): boolean => this.#device({});
  /** Whether a request would go out. */
  askRequest = (url: string): Promise<boolean> =>
    new Promise((resolve) => {
      if (this.#before === null) resolve(true);
      else this.#before({ url, method: 'GET' }, ({ cancel }) => resolve(cancel !== true));
    });
  /** Whether a download would begin. */
  askDownload = (): boolean => {
    let allowed = true;
    this.emit('will-download', { preventDefault: () => (allowed = false) });
    return allowed;
  };
}
