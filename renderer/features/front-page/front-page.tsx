/** The front page: an edition as laid out at one moment, under the masthead. */
import { useEffect, useRef } from 'react';
import type { Edition } from '../../../electron/contract/edition.ts';
import { storiesOf } from '../../../electron/contract/edition.ts';
import { usePaper } from '../../state/paper.ts';
import { addressOf } from '../../state/place.ts';
import { Button } from '../../ui/button.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordSinceEdition } from '../../words/editions.ts';
import { wordError } from '../../words/errors.ts';
import { openDialog } from '../dialog-state.ts';
import { Welcome } from '../welcome/welcome.tsx';
import { Blocks } from './blocks.tsx';
import { Lead, MustRead, Seconds, Under } from './lead.tsx';
import { Masthead } from './masthead.tsx';
import { useEdition } from './use-edition.ts';
import styles from './front-page.module.css';

const Page = ({ edition }: { readonly edition: Edition }) => {
  if (storiesOf(edition).length === 0) {
    return (
      <StateNote
        title="The paper has no stories yet"
        action={<Button onClick={() => openDialog({ kind: 'add-source', address: '' })}>Add a source</Button>}
      >
        Add a source, or drop files anywhere in the window.
      </StateNote>
    );
  }
  return (
    <>
      <div className={styles.grid}>
        {edition.lead !== null && (
          <Lead story={edition.lead}>
            <Under stories={edition.under} />
          </Lead>
        )}
        <Seconds stories={edition.seconds} />
        <MustRead stories={edition.mustRead} />
      </div>
      <Blocks blocks={edition.blocks} />
    </>
  );
};

type SinceProps = {
  readonly edition: Edition;
  readonly isOld: boolean;
  readonly onRenew: () => void;
  readonly onNewest: () => void;
};

/** What came after the edition that lies open. */
const Since = ({ edition, isOld, onRenew, onNewest }: SinceProps) => {
  if (isOld) {
    return (
      <p className={styles.since}>
        An edition of the past. <a href={addressOf({ screen: 'front' })}>To the front page of today</a>
      </p>
    );
  }
  if (edition.next !== null) {
    return (
      <output className={styles.since}>
        <b>A new edition is out.</b>{' '}
        <button type="button" onClick={onNewest}>
          Read it
        </button>
      </output>
    );
  }
  if (edition.since === 0) return null;
  return (
    <output className={styles.since}>
      <b>{wordSinceEdition(edition.since)}.</b>{' '}
      <button type="button" onClick={onRenew}>
        Lay out a new edition
      </button>
    </output>
  );
};

export const FrontPage = ({ editionId }: { readonly editionId: string | null }) => {
  const { answer, shownFor, again, renew } = useEdition(editionId);
  const fresh = usePaper((state) => state.paper?.welcome.state === 'fresh');
  const edition = answer.state === 'ready' ? answer.data : null;
  const scroller = useRef<HTMLDivElement>(null);
  const shownId = edition?.id;
  useEffect(() => {
    if (shownId !== undefined) scroller.current?.scrollTo({ top: 0 });
  }, [shownId]);
  return (
    <div ref={scroller} className={styles.page} data-pane-name="page" data-print="edition">
      <Masthead edition={edition} onRenew={renew} />
      {edition !== null && (
        <Since edition={edition} isOld={shownFor !== null && edition.next !== null} onRenew={renew} onNewest={again} />
      )}
      {fresh && editionId === null && <Welcome />}
      {answer.state === 'loading' && <Placeholder lines={12} label="Laying out the front page" />}
      {answer.state === 'failed' && (
        <StateNote
          title={editionId === null ? 'The front page could not be laid out' : 'The edition could not be shown'}
          urgent
          action={<Button onClick={again}>Try again</Button>}
        >
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {edition !== null && <Page edition={edition} />}
    </div>
  );
};
