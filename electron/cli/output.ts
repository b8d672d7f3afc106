/** What the command line says: answers on standard output, errors on standard error, for people or one JSON document a line. */
import { once } from 'node:events';
import type { ErrorParams } from '../contract/errors.ts';
import { wordsFor } from './words.ts';

export type Output = {
  readonly json: boolean;
  /** One answer: as JSON, or in the words of `human`. Waits while the reader of the pipe is slow. */
  readonly answer: (value: unknown, human: () => string) => Promise<void>;
  /** Text only for people; nothing with `--json`. */
  readonly say: (text: string) => Promise<void>;
  readonly fail: (code: string, params?: ErrorParams) => void;
  /** Wrong usage; `help` is for people only. */
  readonly misuse: (message: string, help: string) => void;
};

export type Streams = { readonly out: NodeJS.WritableStream; readonly err: NodeJS.WritableStream };

export const createOutput = (json: boolean, { out, err }: Streams): Output => {
  const write = async (text: string): Promise<void> => {
    if (text === '') return;
    if (!out.write(`${text}\n`)) await once(out, 'drain');
  };
  const complain = (code: string, message: string): void => {
    err.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `broadsheet: ${message}\n`);
  };
  return {
    json,
    answer: (value, human) => write(json ? JSON.stringify(value) : human()),
    say: (text) => (json ? Promise.resolve() : write(text)),
    fail: (code, params = {}) => complain(code, wordsFor(code, params)),
    misuse: (message, help) => complain('wrong-usage', json ? message : `${message}\n${help}`),
  };
};
