/** The log of requests, of one source or all, with a filter and an export. */
import { useState } from 'react';
import type { ActivityEntry } from '../../../electron/contract/doctor.ts';
import { isFailedOutcome } from '../../../electron/contract/doctor.ts';
import { limits } from '../../../electron/contract/limits.ts';
import type { Paper } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { sourceOf, useCan, usePaper } from '../../state/paper.ts';
import { saveFile } from '../../state/save-file.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { requestKindWords, wordMoment, wordOutcome } from '../../words/doctor.ts';
import { wordError } from '../../words/errors.ts';
import { wordBytes, wordCount, wordNumber } from '../../words/numbers.ts';
import styles from './activity-log.module.css';

type Shown = 'all' | 'failed';

const step = 100;

const exportLog = async (filter: { readonly sourceId?: string; readonly failedOnly?: boolean }, byHost: boolean) => {
  try {
    const file = await call('activity.export', filter);
    await saveFile({ ...file, type: 'text/plain', saved: 'The activity log was saved.' }, byHost);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type RowProps = { readonly entry: ActivityEntry; readonly paper: Paper | null; readonly withSource: boolean };

const Row = ({ entry, paper, withSource }: RowProps) => {
  const now = useNow();
  const source = withSource ? sourceOf(paper, entry.sourceId) : null;
  return (
    <tr data-failed={isFailedOutcome(entry.outcome) || undefined}>
      <td className={styles.time}>
        <bdi>{wordMoment(entry.at, now)}</bdi>
      </td>
      <td className={styles.kind}>{requestKindWords[entry.kind]}</td>
      <td className={styles.address}>
        {source !== null && (
          <b>
            <bdi>{source.title}</bdi>
          </b>
        )}
        <span dir="ltr">{entry.address}</span>
      </td>
      <td className={styles.outcome}>
        <bdi>{wordOutcome(entry.outcome, entry.status)}</bdi>
        {entry.status !== null && <small>{entry.status}</small>}
      </td>
      <td className={styles.figure}>
        <bdi>{wordBytes(entry.bytes)}</bdi>
      </td>
      <td className={styles.figure}>
        <bdi>{wordNumber(entry.ms)} ms</bdi>
      </td>
    </tr>
  );
};

type TableProps = Omit<RowProps, 'entry'> & { readonly entries: readonly ActivityEntry[] };

const Table = ({ entries, ...rest }: TableProps) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Time</th>
        <th scope="col" className={styles.kind}>
          For
        </th>
        <th scope="col">Address</th>
        <th scope="col">Outcome</th>
        <th scope="col" className={styles.figure}>
          Size
        </th>
        <th scope="col" className={styles.figure}>
          Took
        </th>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} {...rest} />
      ))}
    </tbody>
  </table>
);

/** `sourceId`: only the requests made for that source. */
export const ActivityLog = ({ sourceId }: { readonly sourceId?: string }) => {
  const paper = usePaper((state) => state.paper);
  const byHost = useCan('save-file');
  const [shown, setShown] = useState<Shown>('all');
  const [limit, setLimit] = useState(step);
  const filter = {
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(shown === 'failed' ? { failedOnly: true } : {}),
  };
  const { answer, again } = useAnswer('activity.list', { ...filter, limit }, ['paper.changed']);
  const page = answer.state === 'ready' ? answer.data : null;
  return (
    <div className={styles.log}>
      <div className={styles.bar}>
        <Segments
          label="Which requests"
          choices={[
            { value: 'all', label: 'All' },
            { value: 'failed', label: 'Failed' },
          ]}
          value={shown}
          onChange={setShown}
        />
        {page !== null && <bdi className={styles.count}>{wordCount(page.total, 'request', 'requests')}</bdi>}
        <Button disabled={page === null || page.total === 0} onClick={() => void exportLog(filter, byHost)}>
          Export
        </Button>
      </div>
      {answer.state === 'loading' && <Placeholder lines={6} label="Fetching the log" />}
      {answer.state === 'failed' && (
        <StateNote title="The log cannot be read" urgent action={<Button onClick={again}>Try again</Button>}>
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {page !== null && page.entries.length === 0 && (
        <StateNote title={shown === 'failed' ? 'Nothing failed' : 'Nothing was asked'}>
          {`The log goes back ${limits.activityDays} days.`}
        </StateNote>
      )}
      {page !== null && page.entries.length > 0 && (
        <Table entries={page.entries} paper={paper} withSource={sourceId === undefined} />
      )}
      {page !== null &&
        page.next !== null &&
        (limit < limits.activityPage ? (
          <Button onClick={() => setLimit(limit + step)}>Show more</Button>
        ) : (
          <p className={styles.count}>{`The newest ${limits.activityPage} are shown. The export has all of them.`}</p>
        ))}
    </div>
  );
};
