import type { CallInput } from '../../../electron/contract/calls.ts';
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';

/** Changes the profile; `rails.changed` brings the new one. */
export const updateProfile = async (change: CallInput<'profile.update'>): Promise<void> => {
  try {
    await call('profile.update', change);
  } catch (cause) {
    sayTrouble(cause);
  }
};
