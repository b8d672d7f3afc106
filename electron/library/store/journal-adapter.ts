/**
 * lowdb adapter **snapshot with journal**: changes are appended to `<name>.log` as checksummed lines, fsynced in groups (writers at the same
 * time share one fsync), replayed at load, and folded into the snapshot at a size. Changes must be idempotent: a kill between the
 * new snapshot and the emptied journal replays them once more.
 */
import type { Adapter } from 'lowdb';
import type { Context } from './context.ts';
import { asideName } from './context.ts';
import type { Generations } from './generations.ts';
import type { JournalKind } from './journal.ts';
import { encodeHead, replay } from './journal.ts';
import { encodeLine } from './lines.ts';
import { snapshotAdapter } from './snapshot-adapter.ts';

export type JournalAdapter<Data, Change> = Adapter<Data> & {
  /** Adds a change to those that the next `write` makes durable and then applies to the data. */
  readonly note: (change: Change) => void;
  /** Resolves when everything under way is on disk or has failed. */
  readonly settled: () => Promise<void>;
  readonly fold: (data: Data) => Promise<void>;
  readonly takeAway: () => Promise<void>;
};

export const journalAdapter = <Data, Change>(
  context: Context,
  kind: JournalKind<Data, Change>,
  name: string,
  generations: Generations<Data> | null,
): JournalAdapter<Data, Change> => {
  const { disk, log, notify } = context;
  const journal = `${name}.log`;
  const snapshot = snapshotAdapter(context, kind, name, generations);
  let end = 0;
  let noted: Change[] = [];
  /** The group that waits for its turn; whoever writes meanwhile joins it. */
  let waiting: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();

  const foldNow = async (data: Data): Promise<void> => {
    // Without its generation the snapshot is the only copy of these changes; the journal stays the second one.
    if (!(await snapshot.replace(data))) return;
    await disk.empty(journal);
    end = 0;
  };

  const foldIfLarge = async (data: Data): Promise<void> => {
    if (end < Math.max(kind.foldBytes, snapshot.bytes() / 2)) return;
    try {
      await foldNow(data);
    } catch (error) {
      // The changes stand in the journal; the next one tries again.
      log('warn', 'store.fold', { file: name, error: String(error) });
    }
  };

  const flush = async (data: Data): Promise<void> => {
    waiting = null;
    const changes = noted;
    noted = [];
    if (changes.length === 0) return;
    const head = end === 0 ? [encodeHead(kind.name, kind.format)] : [];
    const bytes = Buffer.concat([...head, ...changes.map((change) => encodeLine(JSON.stringify(change)))]);
    await disk.append(journal, bytes, end);
    end += bytes.length;
    for (const change of changes) kind.apply(data, change);
    await foldIfLarge(data);
  };

  /** Copies the journal aside; what could be read of it goes into a new snapshot. */
  const reportDamage = async (data: Data, lost: number): Promise<void> => {
    const kept = await asideName(context, journal);
    await disk.copy(journal, kept);
    kind.distrust?.(data);
    await foldNow(data);
    log('error', 'store.unreadable', { file: journal, kept, lost });
    notify({ code: 'changes-unreadable', params: { file: journal, kept, lost } });
  };

  const read = async (): Promise<Data> => {
    const bytes = await disk.read(journal);
    const data = (await snapshot.read()) ?? kind.empty();
    if (bytes === null) return data;
    const { format, lost, end: goodEnd } = replay(kind, journal, bytes, data);
    end = goodEnd;
    if (lost > 0) await reportDamage(data, lost);
    else if (snapshot.isLost()) {
      // The journal speaks as if what it was added to were still there.
      kind.distrust?.(data);
      await foldNow(data);
    } else if (format < kind.format) {
      await disk.copy(journal, `${journal}.format-${format}`);
      await foldNow(data);
    }
    return data;
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    running = running.catch(() => undefined).then(work);
    return running;
  };

  const settled = async (): Promise<void> => {
    await running.catch(() => undefined);
  };

  return {
    read,
    settled,
    note: (change) => {
      noted.push(change);
    },
    write: (data) => {
      waiting ??= inTurn(() => flush(data));
      return waiting;
    },
    fold: (data) => inTurn(() => foldNow(data)),
    takeAway: () =>
      inTurn(async () => {
        await disk.remove(journal);
        await disk.remove(name);
        end = 0;
      }),
  };
};
