/** Every request of the last days, whoever it was for. */
import { limits } from '../../../electron/contract/limits.ts';
import { addressOf } from '../../state/place.ts';
import { Page } from '../../ui/page.tsx';
import { ActivityLog } from './activity-log.tsx';
import { DoctorHead } from './doctor-head.tsx';

export const ActivityPage = () => (
  <Page>
    <DoctorHead
      steps={[
        { title: 'Sources', href: addressOf({ screen: 'sources' }) },
        { title: 'Doctor', href: addressOf({ screen: 'doctor', sourceId: null }) },
      ]}
      title="Activity"
      note={`Every request of the last ${limits.activityDays} days. It stays on this machine.`}
    />
    <ActivityLog />
  </Page>
);
