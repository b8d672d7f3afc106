/** The feeds that the pages of a browser's bookmarks offer, and which of them become sources: nothing does until the reader says so. */
import { useEffect, useState } from 'react';
import type { BookmarkedFeeds as Found, BookmarkedPage } from '../../../electron/contract/lists.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordCount, wordNumber } from '../../words/numbers.ts';
import { closeDialog } from '../dialog-state.ts';
import styles from './bookmarked-feeds.module.css';
import { stopJob } from './importing.tsx';
import { showImport } from './show-import.ts';

type Look =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly found: Found }
  | { readonly state: 'failed'; readonly trouble: Trouble };

/** Looks once for as long as the dialog stands; closing it stops the looking. */
const useLook = (held: string): { readonly look: Look; readonly jobId: string } => {
  const [jobId] = useState(() => crypto.randomUUID());
  const [look, setLook] = useState<Look>({ state: 'looking' });
  useEffect(() => {
    let shown = true;
    call('bookmarks.feeds', { held, jobId }).then(
      (found) => shown && setLook({ state: 'found', found }),
      (cause: unknown) => shown && setLook({ state: 'failed', trouble: troubleOf(cause) }),
    );
    return () => {
      shown = false;
      stopJob(jobId);
    };
  }, [held, jobId]);
  return { look, jobId };
};

/** The first feed of every page that the paper has not yet. */
const firstOnes = ({ pages }: Found): ReadonlySet<string> =>
  new Set(
    pages.flatMap(({ feeds: [first] }) => (first === undefined || first.subscribedAs !== null ? [] : [first.url])),
  );

const wordFound = ({ pages, looked, unreachable, cancelled }: Found): string =>
  [
    `${wordCount(looked, 'bookmark', 'bookmarks')} looked at${cancelled ? ', then stopped' : ''}: ${wordCount(pages.length, 'page', 'pages')} with feeds.`,
    ...(unreachable === 0 ? [] : [`${wordNumber(unreachable)} could not be reached.`]),
  ].join(' ');

type PagesProps = {
  readonly pages: readonly BookmarkedPage[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (url: string) => void;
};

const Pages = ({ pages, chosen, onToggle }: PagesProps) => (
  <ul className={styles.pages}>
    {pages.map((page) => (
      <li key={page.address}>
        <b>
          <bdi>{page.title}</bdi>
        </b>
        {page.path.length > 0 && (
          <small>
            <bdi>{page.path.join(' › ')}</bdi>
          </small>
        )}
        {page.feeds.map((feed) => (
          <label key={feed.url}>
            <input
              type="checkbox"
              checked={chosen.has(feed.url)}
              disabled={feed.subscribedAs !== null}
              onChange={() => onToggle(feed.url)}
            />
            <span>
              <bdi>{feed.title ?? feed.url}</bdi>
              {feed.subscribedAs !== null && <i>Already in your paper</i>}
              <small>
                <bdi dir="ltr">{feed.url}</bdi>
              </small>
            </span>
          </label>
        ))}
      </li>
    ))}
  </ul>
);

export const BookmarkedFeeds = ({ held, name }: { readonly held: string; readonly name: string }) => {
  const { look, jobId } = useLook(held);
  const job = usePaper((state) => state.jobs.find((candidate) => candidate.id === jobId) ?? null);
  const [own, setOwn] = useState<ReadonlySet<string> | null>(null);
  const found = look.state === 'found' ? look.found : null;
  const chosen = own ?? (found === null ? new Set<string>() : firstOnes(found));
  const toggle = (url: string): void => {
    const next = new Set(chosen);
    if (!next.delete(url)) next.add(url);
    setOwn(next);
  };
  const subscribe = (): void => {
    const feeds = (found?.pages ?? []).flatMap((page) =>
      page.feeds
        .filter((feed) => chosen.has(feed.url))
        .map((feed) => ({ url: feed.url, title: feed.title ?? page.title, path: page.path })),
    );
    closeDialog();
    void showImport((importing) => call('feeds.subscribeAll', { feeds, jobId: importing }));
  };
  return (
    <Dialog
      title={`Feeds in “${name}”`}
      onClose={closeDialog}
      wide
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          {look.state === 'looking' ? (
            <Button onClick={() => stopJob(jobId)}>Stop looking</Button>
          ) : (
            <Button look="strong" disabled={chosen.size === 0} onClick={subscribe}>
              {chosen.size === 0 ? 'Subscribe' : `Subscribe to ${wordNumber(chosen.size)}`}
            </Button>
          )}
        </>
      }
    >
      {look.state === 'looking' && (
        <JobProgress
          label="Looking for feeds"
          job={job}
          waiting="Reading the bookmarks"
          word={(done, total) => `${wordNumber(done)} of ${wordNumber(total)} bookmarks`}
        />
      )}
      {look.state === 'failed' && (
        <StateNote title="The bookmarks could not be looked at" urgent>
          {wordError(look.trouble)}
        </StateNote>
      )}
      {found !== null && (
        <>
          <output>
            <bdi>{wordFound(found)}</bdi>
          </output>
          <Pages pages={found.pages} chosen={chosen} onToggle={toggle} />
        </>
      )}
    </Dialog>
  );
};
