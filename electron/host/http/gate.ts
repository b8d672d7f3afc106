import { Failure } from '../../contract/errors.ts';

export type Gate = { readonly enter: (signal: AbortSignal) => Promise<() => void> };

/** Lets `places` in at a time, the others in the order they came. `enter` answers the way out, to be called once or more; a signal ends the waiting with `cancelled`. */
export const createGate = (places: number): Gate => {
  let free = places;
  const waiting = new Set<() => void>();

  const wayOut = (): (() => void) => {
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      free++;
      const [next] = waiting;
      next?.();
    };
  };

  const enter = (signal: AbortSignal): Promise<() => void> => {
    if (signal.aborted) return Promise.reject(new Failure('cancelled'));
    if (free > 0) {
      free--;
      return Promise.resolve(wayOut());
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(admit);
        signal.removeEventListener('abort', refuse);
      };
      const admit = () => {
        leave();
        free--;
        resolve(wayOut());
      };
      const refuse = () => {
        leave();
        reject(new Failure('cancelled'));
      };
      waiting.add(admit);
      signal.addEventListener('abort', refuse, { once: true });
    });
  };

  return { enter };
};
