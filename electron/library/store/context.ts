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

export const isAside = (name: string): boolean => name.includes('.unreadable-');

/** Where what cannot be read of `name` goes: `<name>.unreadable-<time>`, with a number when that is taken. Nothing unreadable is ever overwritten. */
export const asideName = async (context: Context, name: string): Promise<string> => {
  const time = new Date(context.clock.now()).toISOString().replaceAll(':', '-');
  const first = `${name}.unreadable-${time}`;
  let free = first;
  for (let number = 2; await context.disk.exists(free); number += 1) free = `${first}-${number}`;
  return free;
};
