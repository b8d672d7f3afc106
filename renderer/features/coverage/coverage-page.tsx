/** Full coverage: a story as its sources told it, in parts, with what each version adds. Public file of this folder, with `coverage-link.tsx`. */
import type { Coverage } from '../../../electron/contract/coverage.ts';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordCoverage } from '../../words/coverage.ts';
import { wordError } from '../../words/errors.ts';
import { wordStories } from '../../words/numbers.ts';
import { wordAgo, wordToday } from '../../words/times.ts';
import { StoryLink } from '../story-link.tsx';
import { merge } from './rule.ts';
import { Version } from './version.tsx';
import styles from './coverage.module.css';

const Near = ({ articleId, near }: { readonly articleId: string; readonly near: readonly ListedHeadline[] }) => {
  const now = useNow();
  return (
    <section className={styles.near} aria-labelledby="coverage-near">
      <h2 id="coverage-near">
        <bdi>Is this the same story?</bdi>
      </h2>
      <p className={styles.note}>
        <bdi>What you say here is remembered.</bdi>
      </p>
      <ul>
        {near.map((headline) => (
          <li key={headline.id}>
            <div>
              <h3 dir={headline.direction} lang={headline.language ?? undefined}>
                <StoryLink headline={headline} />
              </h3>
              <p className={styles.note}>
                <bdi>{headline.sourceTitle}</bdi> · <bdi>{wordAgo(headline.date, now)}</bdi>
              </p>
            </div>
            <Button aria-label={`Part of it: ${headline.title}`} onClick={() => void merge([articleId, headline.id])}>
              Part of it
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Story = ({ story, articleId }: { readonly story: Coverage; readonly articleId: string }) => {
  const single = story.parts.length === 1;
  return (
    <>
      {story.clusterId === null && (
        <p className={styles.alone}>
          <bdi>Nobody else in your paper tells this story yet.</bdi>
        </p>
      )}
      {story.left > 0 && (
        <p className={styles.note}>
          <bdi>{wordStories(story.left)} from before are not shown.</bdi>
        </p>
      )}
      {story.parts.map((part, at) => (
        <section key={part.date} className={styles.part} aria-label={wordToday(part.date)}>
          <h2>
            {!single && <span>Part {at + 1}</span>} <bdi>{wordToday(part.date)}</bdi>
          </h2>
          <ol>
            {part.versions.map((version) => (
              <Version key={version.headline.id} story={story} version={version} />
            ))}
          </ol>
        </section>
      ))}
      {story.near.length > 0 && <Near articleId={articleId} near={story.near} />}
    </>
  );
};

/** The latest headline names the story. */
const titleOf = (story: Coverage): ListedHeadline | null => story.parts.at(-1)?.versions.at(-1)?.headline ?? null;

export const CoveragePage = ({ articleId }: { readonly articleId: string }) => {
  const { answer, again } = useAnswer('clusters.get', { articleId }, ['rails.changed', 'articles.changed']);
  const story = answer.state === 'ready' ? answer.data : null;
  const title = story === null ? null : titleOf(story);
  return (
    <Page>
      <header className={styles.head}>
        <p className={styles.kicker}>Full coverage</p>
        <h1 dir={title?.direction} lang={title?.language ?? undefined}>
          {title?.title ?? 'Full coverage'}
        </h1>
        {story !== null && (
          <p className={styles.summary}>
            <bdi>{wordCoverage(story)}</bdi>
          </p>
        )}
      </header>
      {answer.state === 'loading' && <Placeholder lines={9} label="Fetching the story’s versions" />}
      {answer.state === 'failed' && (
        <StateNote title="The story cannot be shown" urgent action={<Button onClick={again}>Try again</Button>}>
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {story !== null && <Story story={story} articleId={articleId} />}
    </Page>
  );
};
