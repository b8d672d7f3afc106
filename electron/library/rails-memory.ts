/** The rails' memory from one start to the next, in `rails.state`: derived, so that nothing wrong with it stops anything. */
import path from 'node:path';
import type { Core } from './core.ts';
import { derivedFile } from './store/derived-file.ts';

export type RailsMemory = {
  /** Brings back what was saved; without it the rails begin empty. */
  readonly restore: () => Promise<void>;
  /** Saves, if anything has changed since it was brought back; before that nothing, for what stands in the file would be lost. */
  readonly save: () => Promise<void>;
};

export const createRailsMemory = ({ rails, ports }: Pick<Core, 'rails' | 'ports'>): RailsMemory => {
  const file = derivedFile(path.join(ports.folder, 'rails.state'));
  const empty = rails.version();
  let saved: number | null = null;
  return {
    restore: async () => {
      const before = rails.version();
      saved = empty;
      try {
        const state = await file.read();
        if (state === null) return;
        if (!(await rails.restore(state))) ports.log('warn', 'rails.restore', { reason: 'unreadable' });
        else if (before === empty) saved = rails.version();
      } catch (error) {
        ports.log('warn', 'rails.restore', { error: String(error) });
      }
    },
    save: async () => {
      if (saved === null || rails.version() === saved) return;
      try {
        const version = rails.version();
        await file.write(await rails.save());
        saved = version;
      } catch (error) {
        ports.log('warn', 'rails.save', { error: String(error) });
      }
    },
  };
};
