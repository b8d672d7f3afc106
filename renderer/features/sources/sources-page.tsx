/** Every source of the paper with its state in plain words. */
import { useMemo, useState } from 'react';
import type { Paper, Source } from '../../../electron/contract/models.ts';
import { sectionPath, usePaper } from '../../state/paper.ts';
import { addressOf } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { LongList } from '../../ui/long-list.tsx';
import { Page, PageBar, PageHead } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordNumber, wordSources, wordStories } from '../../words/numbers.ts';
import { stateOf, wordSourceKind, wordSourceState } from '../../words/sources.ts';
import { openDialog, openMenu } from '../dialog-state.ts';
import styles from './sources-page.module.css';

type Shown = 'all' | 'failing' | 'paused';

const rowHeight = 67;

/** Failing ones first, then by section and name. */
const inReadingOrder = (paper: Paper, shown: Shown): readonly Source[] => {
  const place = (source: Source): string =>
    sectionPath(paper, source.sectionId)
      .map((section) => section.title)
      .join(' › ');
  return paper.sources
    .filter((source) => shown === 'all' || stateOf(source) === shown)
    .map((source) => ({ source, key: `${place(source)}\u0000${source.title}`, failing: stateOf(source) === 'failing' }))
    .toSorted((a, b) => Number(b.failing) - Number(a.failing) || a.key.localeCompare(b.key))
    .map(({ source }) => source);
};

const SourceRow = ({ source, paper }: { readonly source: Source; readonly paper: Paper }) => {
  const now = useNow();
  const path = sectionPath(paper, source.sectionId);
  const state = stateOf(source);
  return (
    <div className={styles.row} data-state={state}>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.name}>
        <a href={addressOf({ screen: 'list', kind: 'source', id: source.id, articleId: null })} dir="auto">
          {source.title}
        </a>
        {source.starred && <Icon name="star" filled />}
        <div className={styles.state}>
          {wordSourceState(source, now)}
          {source.lastFetch !== null &&
            state !== 'failing' &&
            source.kind !== 'saved' &&
            ` · ${wordSourceKind(source)}`}
        </div>
      </div>
      <div className={styles.section} dir="auto">
        {path.length === 0 ? 'No section' : path.map((section) => section.title).join(' › ')}
      </div>
      <div className={styles.stories}>
        {wordStories(source.articles)}
        {source.unread > 0 && <span>{wordNumber(source.unread)} unread</span>}
      </div>
      <IconButton
        icon="more"
        label={`Actions for ${source.title}`}
        aria-haspopup="menu"
        onClick={(event) => openMenu({ kind: 'source', anchor: event.currentTarget, sourceId: source.id })}
      />
    </div>
  );
};

const wordNone: Readonly<Record<Shown, readonly [string, string]>> = {
  all: ['No sources yet', 'Add one by its address, or drop an OPML file anywhere in the window.'],
  failing: ['Every source answers', 'What fails is listed here, with the reason.'],
  paused: ['Nothing is paused', 'A paused source keeps its stories and is not asked for new ones.'],
};

const Content = ({ paper, shown }: { readonly paper: Paper; readonly shown: Shown }) => {
  const sources = useMemo(() => inReadingOrder(paper, shown), [paper, shown]);
  const [title, words] = wordNone[shown];
  if (sources.length === 0) return <StateNote title={title}>{words}</StateNote>;
  return (
    <LongList
      key={shown}
      label="All sources"
      items={sources}
      keyOf={(source) => source.id}
      rowHeight={rowHeight}
      renderRow={(source) => <SourceRow source={source} paper={paper} />}
    />
  );
};

export const SourcesPage = () => {
  const paper = usePaper((state) => state.paper);
  const [shown, setShown] = useState<Shown>('all');
  const failing = paper?.sources.filter((source) => stateOf(source) === 'failing').length ?? 0;
  return (
    <Page holdsList>
      <PageHead
        title="Sources"
        note={
          paper === null
            ? ' '
            : `${wordSources(paper.sources.length)}, ${failing === 0 ? 'all of them well' : `${wordNumber(failing)} not readable now`}`
        }
        quiet
        actions={
          <>
            <Button onClick={() => void refresh({})}>Refresh all</Button>
            <Button look="strong" onClick={() => openDialog({ kind: 'add-source', address: '' })}>
              Add a source
            </Button>
          </>
        }
      />
      <PageBar>
        <Segments
          label="Which sources"
          choices={[
            { value: 'all', label: 'All' },
            { value: 'failing', label: failing === 0 ? 'Failing' : `Failing ${wordNumber(failing)}` },
            { value: 'paused', label: 'Paused' },
          ]}
          value={shown}
          onChange={setShown}
        />
        <nav aria-label="More about sources">
          <a href={addressOf({ screen: 'doctor', sourceId: null })}>Doctor</a>
          <a href={addressOf({ screen: 'activity' })}>Activity log</a>
          <a href={addressOf({ screen: 'filters' })}>Filters</a>
        </nav>
      </PageBar>
      {paper === null ? <Placeholder lines={9} label="Fetching sources" /> : <Content paper={paper} shown={shown} />}
    </Page>
  );
};
