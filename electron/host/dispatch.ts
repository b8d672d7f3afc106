/** The one dispatcher: every host hands it a name and an input of unknown shape and gets an envelope back. */
import { calls, isCallName } from '../contract/calls.ts';
import type { CallName, Handlers } from '../contract/calls.ts';
import { Failure } from '../contract/errors.ts';
import type { Envelope, ErrorCode, ErrorParams } from '../contract/errors.ts';
import { SchemaError } from '../contract/schema.ts';
import type { Log } from '../library/ports.ts';

/** Never rejects. The answer is JSON-safe and carries neither a stack nor a message of the runtime. */
export type Dispatch = (name: unknown, input: unknown) => Promise<Envelope>;

/** Some of the calls; the others are answered with `not-supported`. */
export type SomeHandlers = Partial<Handlers<CallName>>;

/** The envelope of a call that failed. */
export const refusal = (code: ErrorCode, params: ErrorParams = {}): Envelope<never> => ({
  ok: false,
  error: { code, params },
});

const longestShownName = 80;
const shown = (name: unknown): string =>
  typeof name === 'string' ? name.slice(0, longestShownName) : `(${name === null ? 'null' : typeof name})`;

/** What the log keeps of a bug: its name, message and stack, whatever was thrown. */
export const describeError = (error: unknown): Readonly<Record<string, string>> => {
  if (!(error instanceof Error)) return { thrown: Object.prototype.toString.call(error) };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(error.cause instanceof Error ? { cause: error.cause.stack ?? error.cause.message } : {}),
  };
};

const answerFor = (error: unknown, name: string, log: Log): Envelope => {
  if (error instanceof SchemaError) return refusal('bad-input', { path: error.path, expected: error.expected });
  if (error instanceof Failure) {
    if (error.cause !== undefined) log('warn', 'call.failed', { name, code: error.code, ...describeError(error) });
    return refusal(error.code, error.params);
  }
  log('error', 'call.bug', { name, ...describeError(error) });
  return refusal('internal');
};

/** The envelope of some work: its answer, or its failure without the cause, which goes to the log. Never rejects. */
export const envelopeOf = async (name: string, log: Log, work: () => unknown): Promise<Envelope> => {
  try {
    return { ok: true, data: (await work()) ?? null };
  } catch (error) {
    return answerFor(error, name, log);
  }
};

/** Looks the name up, checks the input against its schema and limits, calls the handler, wraps what comes back. */
export const createDispatch =
  (handlers: SomeHandlers, log: Log): Dispatch =>
  async (name, input) => {
    if (!isCallName(name)) return refusal('no-such-call', { name: shown(name) });
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (handler === undefined) return refusal('not-supported', { name });
    // The map ties each handler to the schema of the same name, which TypeScript cannot follow over a union of names.
    const call = handler as (input: unknown) => Promise<unknown>;
    return envelopeOf(name, log, () => call(calls[name].input.parse(input, '')));
  };
