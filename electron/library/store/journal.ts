/** What stands in a journal: a head `{"journal","format"}`, then one change a line. Reads only; used to load and to check. */
import { Failure } from '../../contract/errors.ts';
import type { Kind } from './formats.ts';
import { migrate } from './formats.ts';
import { decodeLines, encodeLine } from './lines.ts';

export type JournalKind<Data, Change> = Kind<Data> & {
  readonly empty: () => Data;
  /** Must be idempotent. Throws when the change has not the shape of one. */
  readonly apply: (data: Data, change: Change) => void;
  /** After damage: what in the data can no longer be trusted is changed. */
  readonly distrust?: (data: Data) => void;
  /** The journal is folded in when it is larger than this and than half of the snapshot. */
  readonly foldBytes: number;
};

export type Replayed = {
  readonly format: number;
  /** Where the next line goes, in bytes. */
  readonly end: number;
  /** Lines that are there and cannot be read. A last line that was never finished is not among them: it was never answered. */
  readonly lost: number;
};

export const encodeHead = (kind: string, format: number): Buffer =>
  encodeLine(JSON.stringify({ journal: kind, format }));

const formatOf = (payload: string): number | null => {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('journal' in value) || !('format' in value)) return null;
  return typeof value.format === 'number' ? value.format : null;
};

/** Applies the journal's changes to `data`. Throws `Failure('library-newer', {file, format})`, and as `migrate` does. */
export const replay = <Data, Change>(
  kind: JournalKind<Data, Change>,
  file: string,
  bytes: Buffer,
  data: Data,
): Replayed => {
  const lines = decodeLines(bytes);
  let format = kind.format;
  let lost = lines.damaged;
  for (const [index, payload] of lines.payloads.entries()) {
    const head = index === 0 ? formatOf(payload) : null;
    if (head !== null && head > kind.format) throw new Failure('library-newer', { file, format: head });
    if (head !== null) {
      format = head;
      continue;
    }
    const change = migrate(kind.migrations, file, format, 'change', JSON.parse(payload));
    try {
      kind.apply(data, change as Change);
    } catch {
      lost += 1;
    }
  }
  return { format, end: lines.end, lost };
};
