/** What the library's process cannot know by itself: the system's key store and the system's proxy. */
import { powerMonitor, safeStorage, session } from 'electron';
import type { SystemQuestion } from './library-messages.ts';

/** Whether the system has a key store; on Linux a store that hides nothing (`basic_text`) counts as none. Only after `ready`. */
export const hasKeyStore = (): boolean => {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
};

export type TellPower = (change: { readonly onBattery?: boolean; readonly asleep?: boolean }) => void;

/** Tells whoever has not heard of it that the machine runs on battery. Only after `ready`. */
export const tellPower = (tell: TellPower): void => {
  if (powerMonitor.isOnBatteryPower()) tell({ onBattery: true });
};

/** Tells how the machine is: on battery or not, falling asleep, waking up. Only after `ready`. */
export const followPower = (tell: TellPower): void => {
  powerMonitor.on('on-battery', () => tell({ onBattery: true }));
  powerMonitor.on('on-ac', () => tell({ onBattery: false }));
  powerMonitor.on('suspend', () => tell({ asleep: true }));
  powerMonitor.on('resume', () => tell({ asleep: false }));
  tellPower(tell);
};

/** The answer to a question of the library's process; `null` when there is none. Rejects when the system fails. */
export const askSystem = async (question: SystemQuestion): Promise<string | null> => {
  switch (question.kind) {
    case 'seal':
      return safeStorage.encryptString(question.text).toString('base64');
    case 'open':
      return safeStorage.decryptString(Buffer.from(question.text, 'base64'));
    case 'proxy':
      return session.defaultSession.resolveProxy(question.url);
    default:
      return question satisfies never;
  }
};
