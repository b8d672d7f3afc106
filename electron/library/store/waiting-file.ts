/** `waiting.json`: what waits for the network, wholly written at each change. */
import type { Context } from './context.ts';
import { emptyWaiting } from './defaults.ts';
import type { Kind } from './formats.ts';
import type { WaitingFile } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';
import { openSnapshotFile } from './snapshot-file.ts';
import type { OpenFile } from './updates.ts';

export const waitingKind: Kind<WaitingFile> = {
  name: 'waiting',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const waiting = { ...emptyWaiting, ...requireObject(json) };
    requireArray(waiting.wishes);
    return waiting;
  },
};

export const waitingFile = 'waiting.json';

export const openWaiting = (context: Context, isClosed: () => boolean): Promise<OpenFile<WaitingFile>> =>
  openSnapshotFile(context, waitingKind, waitingFile, emptyWaiting, isClosed);
