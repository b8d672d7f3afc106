import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, PrintToPDFOptions } from 'electron';
import { need } from './need.ts';
import type { DoubleSession } from './session.ts';
import type { DoubleState } from './state.ts';

export type Frame = { readonly url: string; readonly origin: string; readonly parent: Frame | null };

/** Chromium gives scheme://host as the origin of *standard* schemes; the URL class of Node does not know ours. */
const frameAt = (state: DoubleState, url: string, parent: Frame | null = null): Frame => {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/.exec(url) ?? [];
  const standard =
    scheme !== undefined &&
    (/^https?$/.test(scheme) || state.schemes.some((item) => item.scheme === scheme && item.privileges?.standard));
  return { url, origin: standard ? `${scheme}://${host}` : 'null', parent };
};

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

export class DoubleContents extends EventEmitter {
  mainFrame: Frame;
  readonly #state: DoubleState;
  readonly session: DoubleSession;
  #open: OpenHandler = () => ({ action: 'allow' });
  #loading = false;
  readonly #isDefault: boolean;
  readonly #options: BrowserWindowConstructorOptions;
  #text = '';
  constructor(
    state: DoubleState,
    session: DoubleSession,
    isDefault = true,
    options: BrowserWindowConstructorOptions = {},
  ) {
    super();
    this.#isDefault = isDefault;
    this.#options = options;
    this.#state = state;
    this.mainFrame = frameAt(state, 'about:blank');
    this.session = session;
  }
  setWindowOpenHandler = (handler: OpenHandler): void => {
    this.#open = handler;
  };
  isLoading = (): boolean => this.#loading;
  send = (channel: string, ...args: unknown[]): void => {
    for (const receive of this.#state.receivers) receive(this, channel, structuredClone(args));
  };
  #allows = (event: string, details: object, ...rest: unknown[]): boolean => {
    let allowed = true;
    this.emit(event, { ...details, preventDefault: () => (allowed = false) }, ...rest);
    return allowed;
  };
  /** Whether a navigation would go through. */
  askNavigate = (url: string, isMainFrame = true): boolean => {
    const frame = this.#allows('will-frame-navigate', { url, isMainFrame });
    return isMainFrame ? this.#allows('will-navigate', { url, isMainFrame }, url) && frame : frame;
  };
  askRedirect = (url: string): boolean => this.#allows('will-redirect', { url, isMainFrame: true });
  askWebview = (): boolean => this.#allows('will-attach-webview', {}, {}, {});
  askOpen = (url: string): string => this.#open({ url }).action;
  doLoad = async (url: string): Promise<Response> => {
    this.#loading = true;
    const scheme = new URL(url).protocol.slice(0, -1);
    const handler = this.#isDefault ? this.#state.protocols.get(scheme) : this.session.askProtocol(scheme);
    need(handler !== undefined, `no protocol.handle for ${url}`);
    const response = await handler?.(new Request(url));
    if (response === undefined) throw new Error('no answer');
    this.mainFrame = frameAt(this.#state, url);
    if (!this.#isDefault) this.#text = await response.clone().text();
    this.#loading = false;
    this.emit(response.ok ? 'did-finish-load' : 'did-fail-load', {});
    return response;
  };
  /** What stands in the document that was loaded, as Chromium would print it. */
  printToPDF = async (_options: PrintToPDFOptions): Promise<Buffer> => {
    if (this.#state.printFails) throw new Error('Failed to generate PDF');
    this.#state.printed.push({ text: this.#text, options: this.#options });
    return Buffer.from('%PDF-double');
  };
  doDestroy = (): void => {
    this.emit('destroyed');
  };
}
