/** A log of bounded size: one JSON document a line, in a file and the one before it. */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log, LogLevel } from '../library/ports.ts';

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
const longestLine = 16_384;

export type FileLog = {
  readonly log: Log;
  /** Resolves when everything logged so far is written. */
  readonly close: () => Promise<void>;
};

export type LogOptions = {
  readonly file: string;
  readonly level?: LogLevel;
  /** The file is put aside as `<file>.old` when it would grow over this. */
  readonly maxBytes?: number;
  /** Told once when the log itself cannot be written. */
  readonly onBroken?: (error: unknown) => void;
};

/** Signed in to, asked for, or held as a key: what an address says before its host and after its path stays out of the log. */
const withoutSecrets = (text: string): string =>
  text
    .replace(/(https?:\/\/)[^\s"'/?#\\@]{1,1000}@/gi, '$1')
    .replace(/(https?:\/\/[^\s"'?#\\]{1,2000})[?#][^\s"'\\]*/gi, '$1?…');

const line = (level: LogLevel, event: string, details: unknown): string => {
  const head = { at: new Date().toISOString(), level, event };
  try {
    return withoutSecrets(JSON.stringify({ ...head, details }).slice(0, longestLine));
  } catch (error) {
    return JSON.stringify({ ...head, unloggable: String(error) });
  }
};

/** Opens the log; its folder is made when needed. Logging never throws and never waits. Addresses in it are without sign-in, query and fragment. */
export const createLog = ({ file, level = 'info', maxBytes = 1_000_000, onBroken }: LogOptions): FileLog => {
  const least = levels.indexOf(level);
  let waiting: string[] = [];
  let size: number | null = null;
  let broken = false;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const text = `${waiting.join('\n')}\n`;
      waiting = [];
      if (size === null) {
        await mkdir(path.dirname(file), { recursive: true });
        size = await stat(file).then(
          (found) => found.size,
          () => 0,
        );
      }
      if (size > 0 && size + text.length > maxBytes) {
        await rename(file, `${file}.old`);
        size = 0;
      }
      await appendFile(file, text, { mode: 0o600 });
      size += Buffer.byteLength(text);
    }
  };

  const flush = (): void => {
    writing ??= write()
      .catch((error: unknown) => {
        waiting = [];
        size = null;
        if (!broken) onBroken?.(error);
        broken = true;
      })
      .finally(() => {
        writing = null;
        if (waiting.length > 0) flush();
      });
  };

  const settled = async (): Promise<void> => {
    if (writing === null) return;
    await writing;
    await settled();
  };

  return {
    log: (at, event, details) => {
      if (levels.indexOf(at) < least) return;
      waiting.push(line(at, event, details));
      flush();
    },
    close: settled,
  };
};
