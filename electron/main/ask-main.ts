/** The library's process asks the main one, and waits for its answers. */
import type { Secrets } from '../host/host.ts';
import type { FromLibrary, SystemQuestion } from './library-messages.ts';

export type AskMain = {
  readonly ask: (question: SystemQuestion) => Promise<string | null>;
  readonly hear: (id: number, answer: string | null) => void;
};

export const createAskMain = (say: (message: FromLibrary) => void): AskMain => {
  const waiting = new Map<number, (answer: string | null) => void>();
  let nextId = 1;
  return {
    ask: (question) =>
      new Promise((resolve) => {
        const id = nextId;
        nextId += 1;
        waiting.set(id, resolve);
        say({ kind: 'system', id, question });
      }),
    hear: (id, answer) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
};

/** The system's key store as the library's port. */
export const secretsOver = (ask: AskMain['ask']): Secrets => ({
  seal: async (text) => {
    const sealed = await ask({ kind: 'seal', text });
    if (sealed === null) throw new Error('the key store did not seal it');
    return sealed;
  },
  open: (text) => ask({ kind: 'open', text }),
});
