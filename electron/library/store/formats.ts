/**
 * Kinds of files, their format versions, and how an older one becomes today's. A migration is never applied in place: the file that was
 * read stays as `<name>.format-<n>`, the new one is verified by reading it back, then switched.
 */
import { Failure } from '../../contract/errors.ts';
import { decodeEnvelope, encodeEnvelope } from './envelope.ts';

/** From format n to n + 1; `change` is for one line of a journal. Neither may alter its input. */
export type Migration = {
  readonly data: (data: unknown) => unknown;
  readonly change: (change: unknown) => unknown;
};

/** A kind of file: what its data is in memory and as JSON. `fromJson` throws when the shape is wrong. */
export type Kind<Data> = {
  readonly name: string;
  /** Today's format; 1 is the oldest. */
  readonly format: number;
  /** `migrations[0]` is from format 1 to 2; as many as `format` less 1. */
  readonly migrations: readonly Migration[];
  readonly toJson: (data: Data) => unknown;
  readonly fromJson: (json: unknown) => Data;
  /** What can still be read of a damaged snapshot that has no generation. */
  readonly salvage?: (text: string) => Data;
};

export type Decoded<Data> =
  | { readonly state: 'good'; readonly format: number; readonly data: Data }
  | { readonly state: 'damaged' };

/** Throws `Failure('library-unreadable', {file, format})` when a migration fails: the file is good and stays as it is. */
export const migrate = (
  migrations: readonly Migration[],
  file: string,
  from: number,
  part: keyof Migration,
  value: unknown,
): unknown => {
  try {
    return migrations.slice(from - 1).reduce((current, migration) => migration[part](current), value);
  } catch (error) {
    throw new Failure('library-unreadable', { file, format: from }, error);
  }
};

/** Text of a snapshot of today's format. */
export const encodeSnapshot = <Data>(kind: Kind<Data>, data: Data): string =>
  encodeEnvelope(kind.name, kind.format, kind.toJson(data));

/** Throws `Failure('library-newer', {file, format})` for a file of a later program, and as `migrate` does. */
export const decodeSnapshot = <Data>(kind: Kind<Data>, file: string, bytes: Buffer): Decoded<Data> => {
  const envelope = decodeEnvelope(kind.name, kind.format, bytes);
  if (envelope.state === 'newer') throw new Failure('library-newer', { file, format: envelope.format });
  if (envelope.state === 'damaged') return envelope;
  const json = migrate(kind.migrations, file, envelope.format, 'data', envelope.data);
  try {
    return { state: 'good', format: envelope.format, data: kind.fromJson(json) };
  } catch {
    return { state: 'damaged' };
  }
};
