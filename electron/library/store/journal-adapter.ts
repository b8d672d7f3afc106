/**
 * lowdb adapter **snapshot with journal**: changes are appended to `<name>.log` as checksummed lines, fsynced in groups (writers at the same
 * time share one fsync), replayed at load, and folded into the snapshot at a size. Changes must be idempotent: a kill between the
 * new snapshot and the emptied journal replays them once more.
 */
import type { Adapter } from 'lowdb';
import { Failure } from '../../contract/errors.ts';
import type { Context } from './context.ts';
import { asideName } from './context.ts';
import type { Kind } from './formats.ts';
import { migrate } from './formats.ts';
import type { Generations } from './generations.ts';
import { decodeLines, encodeLine } from './lines.ts';
import { snapshotAdapter } from './snapshot-adapter.ts';

export type JournalKind<Data, Change> = Kind<Data> & {
  readonly empty: () => Data;
  readonly apply: (data: Data, change: Change) => void;
  /** After damage: what in the data can no longer be trusted is changed. */
  readonly distrust?: (data: Data) => void;
  /** The journal is folded in when it is larger than this and than half of the snapshot. */
  readonly foldBytes: number;
};

export type JournalAdapter<Data, Change> = Adapter<Data> & {
  /** Adds a change to those that the next `write` makes durable and then applies to the data. */
  readonly note: (change: Change) => void;
  /** Resolves when everything under way is on disk or has failed. */
  readonly settled: () => Promise<void>;
  readonly fold: (data: Data) => Promise<void>;
  readonly takeAway: () => Promise<void>;
};

type Head = { readonly kind: string; readonly format: number };

const headOf = (payload: string | undefined): Head | null => {
  const value: unknown = payload === undefined ? null : JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('journal' in value) || !('format' in value)) return null;
  return typeof value.journal === 'string' && typeof value.format === 'number'
    ? { kind: value.journal, format: value.format }
    : null;
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
    await snapshot.write(data);
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
    const head = end === 0 ? [encodeLine(JSON.stringify({ journal: kind.name, format: kind.format }))] : [];
    const bytes = Buffer.concat([...head, ...changes.map((change) => encodeLine(JSON.stringify(change)))]);
    await disk.append(journal, bytes, end);
    end += bytes.length;
    for (const change of changes) kind.apply(data, change);
    await foldIfLarge(data);
  };

  /** Copies the journal aside; what could be read of it goes into a new snapshot. */
  const reportDamage = async (data: Data, lost: number): Promise<void> => {
    const kept = asideName(context, journal);
    await disk.copy(journal, kept);
    kind.distrust?.(data);
    await foldNow(data);
    log('error', 'store.unreadable', { file: journal, kept, lost });
    notify({ code: 'changes-unreadable', params: { file: journal, kept, lost } });
  };

  const replay = (data: Data, payloads: readonly string[]): { format: number; wrong: number } => {
    const head = headOf(payloads[0]);
    const format = head?.format ?? kind.format;
    if (format > kind.format) throw new Failure('library-newer', { file: journal, format });
    let wrong = 0;
    for (const payload of head === null ? payloads : payloads.slice(1)) {
      try {
        const change: unknown = JSON.parse(payload);
        kind.apply(
          data,
          (format < kind.format ? migrate(kind.migrations, format, 'change', change) : change) as Change,
        );
      } catch {
        wrong += 1;
      }
    }
    return { format, wrong };
  };

  const read = async (): Promise<Data> => {
    const bytes = await disk.read(journal);
    const lines = bytes === null ? { payloads: [], end: 0, damaged: 0 } : decodeLines(bytes);
    const data = (await snapshot.read()) ?? kind.empty();
    end = lines.end;
    const { format, wrong } = replay(data, lines.payloads);
    if (lines.damaged + wrong > 0) await reportDamage(data, lines.damaged + wrong);
    else if (format < kind.format) {
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
