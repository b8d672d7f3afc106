import { updateSettings, usePaper } from '../../state/paper.ts';
import { Switch } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';
import { wordBytes, wordNumber } from '../../words/numbers.ts';
import styles from './offline-details.module.css';

type OfflineDetailsProps = { readonly anchor: Element; readonly onClose: () => void };

/** What can be read without a network, exactly. */
export const OfflineDetails = ({ anchor, onClose }: OfflineDetailsProps) => {
  const offline = usePaper((state) => state.paper?.offline ?? null);
  const workOffline = usePaper((state) => state.settings?.workOffline ?? false);
  if (offline === null) return null;
  const rows: readonly (readonly [string, string])[] = [
    ['Complete, with pictures', wordNumber(offline.complete)],
    ['Text, pictures missing', wordNumber(offline.text)],
    ['Summary only', wordNumber(offline.summary)],
    ['Pictures missing', wordNumber(offline.picturesMissing)],
    ['Kept on this machine', wordBytes(offline.bytes)],
  ];
  return (
    <Popover label="Ready offline" anchor={anchor} onClose={onClose}>
      <dl className={styles.rows}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label="Work offline"
        note="Nothing is asked of the network until this is off again."
        on={workOffline}
        onChange={(on) => void updateSettings({ workOffline: on })}
      />
    </Popover>
  );
};
