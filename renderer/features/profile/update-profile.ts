import type { CallInput } from '../../../electron/contract/calls.ts';
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';

/** Changes the profile; `rails.changed` brings the new one. Answers whether the library took it; if not, why is said. */
export const updateProfile = async (change: CallInput<'profile.update'>): Promise<boolean> => {
  try {
    await call('profile.update', change);
    return true;
  } catch (cause) {
    sayTrouble(cause);
    return false;
  }
};
