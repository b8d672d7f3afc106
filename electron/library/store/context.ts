/** What the parts of one open store share. */
import type { Clock, Log } from '../ports.ts';
import type { Disk } from './disk.ts';
import type { Notice } from './model.ts';

export type Context = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly log: Log;
  readonly notify: (notice: Notice) => void;
};

/** `name` is moved to `<name>.unreadable-<time>`; answers where. Nothing that cannot be read is ever overwritten. */
export const asideName = (context: Context, name: string): string =>
  `${name}.unreadable-${new Date(context.clock.now()).toISOString().replaceAll(':', '-')}`;
