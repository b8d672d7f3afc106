import { call } from '../../bridge/bridge.ts';
import { useCan } from '../../state/paper.ts';
import { saveFile } from '../../state/save-file.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { chooseFiles } from '../files/choose-files.ts';
import styles from './exchange.module.css';

const exportOpml = async (byHost: boolean): Promise<void> => {
  try {
    const { name, bytes } = await call('opml.export');
    await saveFile({ name, bytes, type: 'text/x-opml', saved: 'The list of sources was saved.' }, byHost);
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
