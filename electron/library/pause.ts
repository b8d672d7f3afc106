/** Long work in small stretches, so that no call waits for it. */

/** Milliseconds of work after which others get their turn. */
const stretch = 8;

/** Call often: resolves at once within a stretch, else after whatever waits in the event loop has had its turn. */
export const createPause = (): (() => Promise<void> | null) => {
  let until = performance.now() + stretch;
  return () => {
    if (performance.now() < until) return null;
    return new Promise((resolve) => {
      setImmediate(() => {
        until = performance.now() + stretch;
        resolve();
      });
    });
  };
};
