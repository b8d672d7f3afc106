import type { ErrorCode, ErrorParams } from '../../electron/contract/errors.ts';
import { Failure } from '../../electron/contract/errors.ts';
import { SessionEnded } from './session.ts';

/** What can go wrong for the interface: every error of the library, and two of the way to it. */
export type TroubleCode = ErrorCode | 'host-unreachable' | 'session-ended';
export type Trouble = { readonly code: TroubleCode; readonly params: ErrorParams };

/** The host gave no answer, or none that can be read. */
export class HostUnreachable extends Error {}

/** Any thrown value as something that can be worded. What is not expected is a bug and reads as `internal`. */
export const troubleOf = (cause: unknown): Trouble => {
  if (cause instanceof Failure) return { code: cause.code, params: cause.params };
  if (cause instanceof HostUnreachable) return { code: 'host-unreachable', params: {} };
  if (cause instanceof SessionEnded) return { code: 'session-ended', params: {} };
  return { code: 'internal', params: {} };
};
