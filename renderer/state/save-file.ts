import { call } from '../bridge/bridge.ts';
import { say } from './toasts.ts';

/** Hands bytes to the browser's own saving. */
const saveByBrowser = (name: string, bytes: string, type: string): void => {
  const decoded = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([decoded], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

type SavedFile = {
  readonly name: string;
  /** As base64. */
  readonly bytes: string;
  readonly type: string;
  /** Said when the host has written it; a browser says so itself. */
  readonly saved: string;
};

/** Saves a file where the reader says: in the host's dialog where it has one (`byHost`), else as the browser saves. */
export const saveFile = async ({ name, bytes, type, saved }: SavedFile, byHost: boolean): Promise<void> => {
  if (!byHost) {
    saveByBrowser(name, bytes, type);
    return;
  }
  const answer = await call('host.saveFile', { name, bytes });
  if (answer.saved) say(saved);
};
