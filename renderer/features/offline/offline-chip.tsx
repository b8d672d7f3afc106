/** What the bar says about the network: ready, offline, or what is being fetched now. */
import { lazy, Suspense, useState } from 'react';
import type { Job, OfflineState } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { IconButton } from '../../ui/button.tsx';
import type { ChipTone } from '../../ui/chip.tsx';
import { Chip, ChipButton } from '../../ui/chip.tsx';
import { wordJob } from '../../words/jobs.ts';
import { wordNumber, wordStories } from '../../words/numbers.ts';
import styles from './offline-chip.module.css';

const OfflineDetails = lazy(async () => ({ default: (await import('./offline-details.tsx')).OfflineDetails }));

const Progress = ({ job }: { readonly job: Job }) => (
  <span className={styles.progress}>
    <Chip tone="warn">
      <output className={styles.words}>
        {wordJob(job)}
        {job.current !== null && <span className={styles.current}> · {job.current}</span>}
      </output>
    </Chip>
    <IconButton
      icon="close"
      label="Stop"
      onClick={() => void call('jobs.cancel', { jobId: job.id }).catch(sayTrouble)}
    />
  </span>
);

/** Stories whose text is all here. */
const readable = (offline: OfflineState): number => offline.complete + offline.text;

const wordOffline = (offline: OfflineState, workOffline: boolean): readonly [ChipTone, string] => {
  const stories = wordStories(readable(offline));
  if (workOffline) return ['faint', `Working offline · ${stories}`];
  if (!offline.online) return ['faint', `No network · ${stories} to read`];
  return ['ok', `Ready offline · ${stories}`];
};

export const OfflineChip = () => {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const offline = usePaper((state) => state.paper?.offline ?? null);
  const workOffline = usePaper((state) => state.settings?.workOffline ?? false);
  const lost = usePaper((state) => state.connection === 'lost');
  const job = usePaper((state) => state.jobs[0] ?? null);
  if (lost) return <Chip tone="warn">The library does not answer</Chip>;
  // What the reader has opened stays while work begins and ends.
  if (job !== null && anchor === null) return <Progress job={job} />;
  if (offline === null) return null;
  const [tone, words] = wordOffline(offline, workOffline);
  return (
    <>
      <ChipButton
        tone={tone}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={words}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className={styles.words}>{words}</span>
        <span className={styles.short}>{wordNumber(readable(offline))}</span>
      </ChipButton>
      {anchor !== null && (
        <Suspense>
          <OfflineDetails anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
};
