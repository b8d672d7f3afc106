/** The front page: the edition as laid out at one moment, under the masthead. */
import type { Edition } from '../../../electron/contract/models.ts';
import { usePaper } from '../../state/paper.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { openDialog } from '../dialog-state.ts';
import { Welcome } from '../welcome/welcome.tsx';
import { Blocks } from './blocks.tsx';
import { Lead, MustRead, Seconds } from './lead.tsx';
import { Masthead } from './masthead.tsx';
import styles from './front-page.module.css';

const isEmpty = (edition: Edition): boolean =>
  edition.lead === null && edition.seconds.length === 0 && edition.blocks.every((block) => block.first === null);

const Page = ({ edition }: { readonly edition: Edition }) => {
  if (isEmpty(edition)) {
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
        {edition.lead !== null && <Lead item={edition.lead} />}
        <Seconds items={edition.seconds} />
        <MustRead items={edition.mustRead} />
      </div>
      <Blocks blocks={edition.blocks} />
    </>
  );
};

export const FrontPage = () => {
  const { answer, again } = useAnswer('edition.get', undefined, ['edition.changed']);
  const fresh = usePaper((state) => state.paper?.welcome.state === 'fresh');
  return (
    <div className={styles.page} data-pane-name="page">
      <Masthead edition={answer.state === 'ready' ? answer.data : null} />
      {fresh && <Welcome />}
      {answer.state === 'loading' && <Placeholder lines={12} label="Laying out the front page" />}
      {answer.state === 'failed' && (
        <StateNote
          title="The front page could not be laid out"
          urgent
          action={<Button onClick={again}>Try again</Button>}
        >
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {answer.state === 'ready' && <Page edition={answer.data} />}
    </div>
  );
};
