import { useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { updateSettings, usePaper } from '../../state/paper.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { wordReady, wordRechecked } from '../../words/offline.ts';
import { openDialog } from '../dialog-state.ts';
import { Rows } from './rows.tsx';
import { WaitingWishes } from './waiting-wishes.tsx';
import styles from './offline-details.module.css';

type OfflineDetailsProps = { readonly anchor: Element; readonly onClose: () => void };

/** What can be read without a network, exactly; how to look again, and how to get ready for a trip. */
export const OfflineDetails = ({ anchor, onClose }: OfflineDetailsProps) => {
  const known = usePaper((state) => state.paper?.offline ?? null);
  const workOffline = usePaper((state) => state.settings?.workOffline ?? false);
  const { answer, again } = useAnswer('offline.state', undefined);
  const [checking, setChecking] = useState(false);
  const exact = answer.state === 'ready' ? answer.data : null;
  const offline = exact ?? known;
  if (offline === null) return null;
  const rows: readonly (readonly [string, string])[] = [
    ['Text, pictures missing', wordNumber(offline.text)],
    ['Summary only', wordNumber(offline.summary)],
    ...(offline.media > 0 ? [['Audio and video', wordNumber(offline.media)] as const] : []),
  ];
  const recheck = async (): Promise<void> => {
    setChecking(true);
    try {
      say(wordRechecked(await call('offline.recheck', {})));
      again();
    } catch (cause) {
      sayTrouble(cause);
    }
    setChecking(false);
  };
  return (
    <Popover label="Ready offline" anchor={anchor} onClose={onClose}>
      <p className={styles.sentence}>
        <bdi>{wordReady(offline)}</bdi>
      </p>
      <Rows className={styles.rows} rows={rows} />
      <WaitingWishes />
      <div className={styles.buttons}>
        <Button
          look="strong"
          disabled={workOffline}
          onClick={() => {
            onClose();
            openDialog({ kind: 'trip' });
          }}
        >
          Ready for a trip…
        </Button>
        <Button disabled={checking} onClick={() => void recheck()}>
          {checking ? 'Checking…' : 'Check again'}
        </Button>
      </div>
      <Switch
        label="Work offline"
        note="Nothing is asked of the network until this is off again; what you wish meanwhile waits."
        on={workOffline}
        onChange={(on) => void updateSettings({ workOffline: on })}
      />
    </Popover>
  );
};
