import type { ComponentProps } from 'react';
import { usePaper } from '../../state/paper.ts';
import { PageHead } from '../../ui/page.tsx';

/** Why no feed is asked at present, or `null`. */
const useOffline = (): string | null => {
  const online = usePaper((state) => state.paper?.offline.online ?? true);
  const workOffline = usePaper((state) => state.settings?.workOffline ?? false);
  if (workOffline) return 'You work offline: no feed is asked until that is off again.';
  return online ? null : 'There is no network at the moment. What is said here is how it was before.';
};

/** Head of the doctor's pages, with what keeps it from asking. */
export const DoctorHead = (props: Omit<ComponentProps<typeof PageHead>, 'warning' | 'quiet'>) => (
  <PageHead {...props} warning={useOffline()} />
);
