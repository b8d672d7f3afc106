/** The doctor's page of one feed: how it is, what is known of it, how it is asked, and its requests. */
import type { ReactNode } from 'react';
import type { FeedHealth } from '../../../electron/contract/doctor.ts';
import { addressOf } from '../../state/place.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { GroupTitle, Page } from '../../ui/page.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordFlaw, wordHabit, wordHealth, wordNextFetch } from '../../words/doctor.ts';
import { wordError } from '../../words/errors.ts';
import { wordBytes, wordCount, wordStories } from '../../words/numbers.ts';
import { wordAgo, wordSince } from '../../words/times.ts';
import { ActivityLog } from './activity-log.tsx';
import { DoctorHead } from './doctor-head.tsx';
import { FeedOptionsForm } from './feed-options-form.tsx';
import { RepairButtons } from './feed-row.tsx';
import styles from './doctor.module.css';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <bdi>{children}</bdi>
    </dd>
  </div>
);

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const Facts = ({ health }: { readonly health: FeedHealth }) => {
  const now = useNow();
  const { failure } = health;
  return (
    <dl className={styles.list}>
      <Fact name="Address">
        <span dir="ltr">{health.address}</span>
      </Fact>
      {health.movedTo !== null && (
        <Fact name="Moved to">
          <span dir="ltr">{health.movedTo}</span>
        </Fact>
      )}
      <Fact name="Last good fetch">
        {health.lastGoodFetch === null ? 'Never' : capital(wordAgo(health.lastGoodFetch, now))}
      </Fact>
      {failure !== null && (
        <>
          <Fact name="Failing">
            {capital(wordSince(failure.since, now))}, {wordCount(failure.times, 'time', 'times')} in a row
          </Fact>
          <Fact name="Last reason">
            {wordError(failure.error)}
            {failure.httpStatus !== null && ` Status ${failure.httpStatus}.`}
          </Fact>
        </>
      )}
      <Fact name="Publishes">{wordHabit(health.publishesEvery)}</Fact>
      <Fact name="Newest story">
        {health.newestStory === null ? 'None' : capital(wordAgo(health.newestStory, now))}
      </Fact>
      <Fact name="Newest document">{health.documentBytes === null ? 'None yet' : wordBytes(health.documentBytes)}</Fact>
      <Fact name="Kept here">{wordStories(health.articles)}</Fact>
      <Fact name="Asked next">{wordNextFetch(health.nextFetch, now)}</Fact>
    </dl>
  );
};

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.group}>
    <GroupTitle>{title}</GroupTitle>
    {children}
  </section>
);

const Flaws = ({ flaws }: Pick<FeedHealth, 'flaws'>) => (
  <Group title="Wrong in its newest document">
    <ul className={styles.flaws}>
      {flaws.map((flaw) => (
        <li key={`${flaw.code} ${flaw.line} ${flaw.column}`}>
          <bdi>{wordFlaw(flaw)}</bdi>
        </li>
      ))}
    </ul>
    <p className={styles.note}>
      <bdi>It was read all the same. Whoever publishes it can mend it.</bdi>
    </p>
  </Group>
);

const Feed = ({ health }: { readonly health: FeedHealth }) => (
  <div className={styles.groups}>
    <RepairButtons health={health} names={health.repairs.filter((name) => name !== 'charset')} />
    <Group title="What is known">
      <Facts health={health} />
    </Group>
    {health.flaws.length > 0 && <Flaws flaws={health.flaws} />}
    <Group title="How it is asked">
      <FeedOptionsForm health={health} />
    </Group>
    <Group title="Its requests">
      <ActivityLog sourceId={health.sourceId} />
    </Group>
  </div>
);

export const OneFeed = ({ sourceId }: { readonly sourceId: string }) => {
  const now = useNow();
  const { answer, again } = useAnswer('doctor.report', { sourceId }, ['paper.changed']);
  const health = answer.state === 'ready' ? (answer.data.feeds[0] ?? null) : null;
  return (
    <Page>
      <DoctorHead
        steps={[
          { title: 'Sources', href: addressOf({ screen: 'sources' }) },
          { title: 'Doctor', href: addressOf({ screen: 'doctor', sourceId: null }) },
        ]}
        title={health?.title ?? 'Doctor'}
        note={health === null ? ' ' : wordHealth(health, now)}
        actions={
          <a href={addressOf({ screen: 'list', kind: 'source', id: sourceId, articleId: null })}>Show its stories</a>
        }
      />
      {answer.state === 'loading' && <Placeholder lines={9} label="Asking the doctor" />}
      {answer.state === 'failed' && (
        <StateNote title="The doctor cannot be asked" urgent action={<Button onClick={again}>Try again</Button>}>
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {health !== null && <Feed health={health} />}
    </Page>
  );
};
