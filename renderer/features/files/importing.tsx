import { call } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { closeDialog } from '../dialog-state.ts';

export const stopJob = (jobId: string): void => void call('jobs.cancel', { jobId }).catch(sayTrouble);

/** How far an import is. Closed, the import goes on, and its result is shown all the same. */
export const Importing = ({ jobId }: { readonly jobId: string }) => {
  const job = usePaper((state) => state.jobs.find((candidate) => candidate.id === jobId) ?? null);
  return (
    <Dialog
      title={job?.kind === 'opml' ? 'Adding sources' : 'Importing'}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Go on in the background</Button>
          <Button onClick={() => stopJob(jobId)}>Stop</Button>
        </>
      }
    >
      <JobProgress
        label="Importing"
        job={job}
        waiting="Reading"
        word={(done, total) => `${wordNumber(done)} of ${wordNumber(total)}`}
      />
    </Dialog>
  );
};
