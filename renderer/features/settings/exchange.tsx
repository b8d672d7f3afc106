import { call } from '../../bridge/bridge.ts';
import { useCan } from '../../state/paper.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { chooseFiles } from '../files/choose-files.ts';
import styles from './exchange.module.css';

/** Hands bytes to the browser's own saving. */
const saveByBrowser = async (name: string, bytes: string): Promise<void> => {
  const decoded = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([decoded], { type: 'text/x-opml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

const exportOpml = async (byHost: boolean): Promise<void> => {
  try {
    const { name, bytes } = await call('opml.export');
    if (!byHost) {
      await saveByBrowser(name, bytes);
      return;
    }
    const { saved } = await call('host.saveFile', { name, bytes });
    if (saved) say('The list of sources was saved.');
  } catch (cause) {
    sayTrouble(cause);
  }
};

/** Lists of sources in and out, as OPML. */
export const Exchange = () => {
  const byHost = useCan('save-file');
  return (
    <div className={styles.row}>
      <Button onClick={() => chooseFiles(null)}>Import OPML or files…</Button>
      <Button onClick={() => void exportOpml(byHost)}>Export sources as OPML</Button>
    </div>
  );
};
