/** Every request of the last days, whoever it was for. */
import { limits } from '../../../electron/contract/limits.ts';
import { addressOf } from '../../state/place.ts';
import { ActivityLog } from './activity-log.tsx';
import { DoctorHead } from './doctor-head.tsx';
import styles from './doctor.module.css';

export const ActivityPage = () => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className={styles.page} data-pane-name="page" data-scrolls="true" tabIndex={0}>
    <DoctorHead
      steps={[
        { title: 'Sources', href: addressOf({ screen: 'sources' }) },
        { title: 'Doctor', href: addressOf({ screen: 'doctor', sourceId: null }) },
      ]}
      title="Activity"
      note={`Every request of the last ${limits.activityDays} days. It stays on this machine.`}
    />
    <ActivityLog />
  </div>
);
