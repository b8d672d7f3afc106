/** The doctor over all feeds: those that need attention first, each with its reason and what helps. */
import { useState } from 'react';
import type { FeedHealth } from '../../../electron/contract/doctor.ts';
import { addressOf } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { LongList } from '../../ui/long-list.tsx';
import { Page, PageBar } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordCount, wordNumber } from '../../words/numbers.ts';
import { DoctorHead } from './doctor-head.tsx';
import { FeedRow } from './feed-row.tsx';

type Shown = 'attention' | 'all';

const rowHeight = 112;

const needsAttention = ({ state, flaws }: FeedHealth): boolean =>
  (state !== 'good' && state !== 'paused') || flaws.length > 0;

const Feeds = ({ feeds, shown }: { readonly feeds: readonly FeedHealth[]; readonly shown: Shown }) => {
  const listed = shown === 'all' ? feeds : feeds.filter(needsAttention);
  if (feeds.length === 0)
    return <StateNote title="No feeds yet">Add one by its address on the page of sources.</StateNote>;
  if (listed.length === 0)
    return <StateNote title="Every feed is well">What fails or falls silent is listed here.</StateNote>;
  return (
    <LongList
      key={shown}
      label="Feeds"
      items={listed}
      keyOf={(health) => health.sourceId}
      rowHeight={rowHeight}
      renderRow={(health) => <FeedRow health={health} />}
    />
  );
};

const noteOf = (feeds: readonly FeedHealth[] | null): string => {
  if (feeds === null) return ' ';
  const many = feeds.filter(needsAttention).length;
  return `${wordCount(feeds.length, 'feed', 'feeds')}, ${many === 0 ? 'all of them well' : `${wordNumber(many)} to look at`}`;
};

export const AllFeeds = () => {
  const { answer, again } = useAnswer('doctor.report', {}, ['paper.changed']);
  const [shown, setShown] = useState<Shown>('attention');
  const feeds = answer.state === 'ready' ? answer.data.feeds : null;
  return (
    <Page holdsList>
      <DoctorHead
        steps={[{ title: 'Sources', href: addressOf({ screen: 'sources' }) }]}
        title="Doctor"
        note={noteOf(feeds)}
        actions={<Button onClick={() => void refresh({})}>Ask all again</Button>}
      />
      <PageBar>
        <Segments
          label="Which feeds"
          choices={[
            { value: 'attention', label: 'To look at' },
            { value: 'all', label: 'All feeds' },
          ]}
          value={shown}
          onChange={setShown}
        />
        <a href={addressOf({ screen: 'activity' })}>Activity log</a>
      </PageBar>
      {answer.state === 'loading' && <Placeholder lines={9} label="Asking the doctor" />}
      {answer.state === 'failed' && (
        <StateNote title="The doctor cannot be asked" urgent action={<Button onClick={again}>Try again</Button>}>
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {feeds !== null && <Feeds feeds={feeds} shown={shown} />}
    </Page>
  );
};
