/** Sound and film that came with the open story: what they are, how much is here, and what can be done with them. */
import { useEffect } from 'react';
import type { Medium } from '../../../electron/contract/media.ts';
import type { ArticleView } from '../../../electron/contract/models.ts';
import { call, on } from '../../bridge/bridge.ts';
import { play, useLeftAt } from '../../state/player.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { waitInstead } from '../../state/waiting.ts';
import { Button } from '../../ui/button.tsx';
import { wordError } from '../../words/errors.ts';
import { wordMedium } from '../../words/media.ts';
import { openOutside } from '../reader/links.ts';
import { nameOfLink } from '../reader/name-of-link.ts';
import styles from './media-list.module.css';

type OneProps = { readonly medium: Medium; readonly view: ArticleView; readonly onChange: () => void };

const One = ({ medium, view, onChange }: OneProps) => {
  const { articleId, link, state, mediaId } = medium;
  const which = { articleId, link };
  const place = useLeftAt(medium);
  const fetchIt = async (): Promise<void> => {
    const fetching = call('media.fetch', which);
    onChange();
    try {
      await fetching;
    } catch (cause) {
      if (!(await waitInstead(cause, { kind: 'download', target: articleId }))) sayTrouble(cause);
    }
    onChange();
  };
  const then = (work: Promise<unknown>): void => void work.then(onChange, sayTrouble);
  const name = nameOfLink(link);
  return (
    <li>
      <div className={styles.what}>
        <bdi>{name}</bdi>
        <span>{wordMedium(medium)}</span>
        {medium.error !== null && state !== 'here' && <span role="alert">{wordError(medium.error)}</span>}
        {state === 'fetching' && (
          <progress
            aria-label={`Fetching ${name}`}
            {...(medium.bytes === null ? {} : { value: medium.fetchedBytes, max: medium.bytes })}
          />
        )}
      </div>
      <div className={styles.buttons}>
        {state === 'here' && mediaId !== null && (
          <>
            <Button
              look="strong"
              onClick={() =>
                play({
                  medium: { ...medium, place },
                  mediaId,
                  title: view.article.title,
                  sourceTitle: view.source.title,
                })
              }
            >
              {place > 0 ? 'Go on playing' : 'Play'}
            </Button>
            <Button onClick={() => then(call('media.remove', which))}>Take off this machine</Button>
          </>
        )}
        {(state === 'absent' || state === 'paused') && (
          <Button look="strong" onClick={() => void fetchIt()}>
            {state === 'paused' ? 'Go on fetching' : 'Fetch to play'}
          </Button>
        )}
        {state === 'fetching' && <Button onClick={() => then(call('media.pause', which))}>Pause</Button>}
        <Button look="quiet" onClick={() => openOutside(link)}>
          Open in the browser
        </Button>
      </div>
    </li>
  );
};

export const MediaList = ({ view }: { readonly view: ArticleView }) => {
  const { answer, again } = useAnswer('media.of', { articleId: view.article.id });
  // How much is here is told by the work that brings it.
  useEffect(() => on('job.changed', ({ kind }) => kind === 'media' && again()), [again]);
  if (answer.state === 'failed') return <p role="alert">{wordError(answer.trouble)}</p>;
  if (answer.state !== 'ready' || answer.data.media.length === 0) return null;
  return (
    <section className={styles.media} aria-label="Audio and video" dir="ltr">
      <h2>Audio and video</h2>
      <ul>
        {answer.data.media.map((medium) => (
          <One key={medium.link} medium={medium} view={view} onChange={again} />
        ))}
      </ul>
    </section>
  );
};
