/** The feed doctor: of one source, or of all. Public file of this folder, with `activity-page.tsx` and `new-address.tsx`. */
import { AllFeeds } from './all-feeds.tsx';
import { OneFeed } from './one-feed.tsx';

export const DoctorPage = ({ sourceId }: { readonly sourceId: string | null }) =>
  sourceId === null ? <AllFeeds /> : <OneFeed key={sourceId} sourceId={sourceId} />;
