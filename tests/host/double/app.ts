import { EventEmitter } from 'node:events';
import { need } from './need.ts';
import type { DoubleState } from './state.ts';

export class DoubleApp extends EventEmitter {
  readonly #state: DoubleState;
  #announce: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => {
    this.#announce = resolve;
  });
  constructor(state: DoubleState) {
    super();
    this.#state = state;
  }
  get isPackaged(): boolean {
    return this.#state.packaged;
  }
  isReady = (): boolean => this.#state.ready;
  whenReady = (): Promise<void> => this.#ready;
  enableSandbox = (): void => {
    need(!this.#state.ready, 'app.enableSandbox() after ready');
    this.#state.sandboxed = true;
  };
  requestSingleInstanceLock = (): boolean => this.#state.hasLock;
  exit = (code = 0): void => {
    this.#state.exitCode = code;
  };
  quit = (): void => {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (prevented || this.#state.quit) return;
    this.#state.quit = true;
    this.emit('quit', {}, 0);
  };
  doReady = async (): Promise<void> => {
    this.#state.ready = true;
    this.emit('ready');
    this.#announce();
    await new Promise((resolve) => setImmediate(resolve));
  };
}
