import type { ListKind } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import type { Filter } from '../../state/listing.ts';
import { filterInput, useListing } from '../../state/listing.ts';
import { sectionPath, sourceOf, usePaper } from '../../state/paper.ts';
import type { ListPlace } from '../../state/place.ts';
import { addressOf } from '../../state/place.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useNow } from '../../ui/use-now.ts';
import { listTitles } from '../../words/lists.ts';
import { wordNumber, wordStories } from '../../words/numbers.ts';
import { stateOf, wordSourceState } from '../../words/sources.ts';
import { openMenu } from '../dialog-state.ts';
import { shownList } from '../out/what.ts';
import { chooseFilter } from './filter.ts';
import styles from './list-head.module.css';

type Step = { readonly title: string; readonly href: string | null };

const listAddress = (kind: ListKind, id: string | null): string =>
  addressOf({ screen: 'list', kind, id, articleId: null });

/** Where the list stands, outermost first, and its own title last. */
const useSteps = (place: ListPlace): readonly Step[] => {
  const paper = usePaper((state) => state.paper);
  if (paper === null) return [];
  const sections = (id: string | null): Step[] =>
    sectionPath(paper, id).map((section) => ({ title: section.title, href: listAddress('section', section.id) }));
  if (place.kind === 'section') {
    const path = sections(place.id);
    return path.length > 1 ? path : [{ title: 'Sections', href: null }, ...path];
  }
  if (place.kind === 'source') {
    const source = sourceOf(paper, place.id);
    return [
      { title: 'Sources', href: '#/sources' },
      ...sections(source?.sectionId ?? null),
      { title: source?.title ?? 'Source', href: null },
    ];
  }
  if (place.kind === 'search') {
    const title = paper.searches.find((search) => search.id === place.id)?.title ?? 'Search';
    return [
      { title: 'Smart sections', href: null },
      { title, href: null },
    ];
  }
  if (place.kind === 'tag')
    return [
      { title: 'Tags', href: null },
      { title: place.id ?? 'Tag', href: null },
    ];
  return [
    { title: 'Paper', href: '#/front' },
    { title: listTitles[place.kind], href: null },
  ];
};

/** Why nothing new comes from a source that fails, with the way to the doctor. */
const Failing = ({ sourceId }: { readonly sourceId: string }) => {
  const source = usePaper((state) => sourceOf(state.paper, sourceId));
  const now = useNow();
  if (source === null || source.kind !== 'feed' || stateOf(source) !== 'failing') return null;
  return (
    <p className={styles.failing}>
      {wordSourceState(source, now)} <a href={addressOf({ screen: 'doctor', sourceId })}>See what helps</a>
    </p>
  );
};

/** Marks everything the list shows as read, with a way back. */
export const markAllRead = async (): Promise<void> => {
  const { query } = useListing.getState();
  if (query?.of !== 'list') return;
  try {
    const { marked, undo } = await call('articles.markAllRead', filterInput(query));
    sayDone(marked === 0 ? 'Everything here was read already.' : `${wordStories(marked)} marked as read.`, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

export const ListHead = ({ place, filter }: { readonly place: ListPlace; readonly filter: Filter }) => {
  const steps = useSteps(place);
  const unread = useListing((state) => state.unread);
  const title = steps.at(-1)?.title ?? ' ';
  const choices: readonly { readonly value: Filter; readonly label: string }[] = [
    { value: 'unread', label: unread > 0 ? `Unread ${wordNumber(unread)}` : 'Unread' },
    { value: 'all', label: 'All' },
    ...(place.kind === 'starred' ? [] : [{ value: 'starred' as const, label: 'Starred' }]),
    { value: 'by-story', label: 'By story' },
  ];
  return (
    <header className={styles.head}>
      <div className={styles.crumb}>
        {steps.slice(0, -1).map((step, index) => (
          <span key={`${index} ${step.title}`}>
            {step.href === null ? step.title : <a href={step.href}>{step.title}</a>}
            <span aria-hidden="true">›</span>
          </span>
        ))}
        <span aria-hidden="true">{title}</span>
      </div>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      {place.kind === 'source' && place.id !== null && <Failing sourceId={place.id} />}
      {place.kind === 'recommended' && (
        <p className={styles.way}>
          <a href={addressOf({ screen: 'profile' })}>Your profile</a>
        </p>
      )}
      {place.kind === 'must-read' && (
        <p className={styles.way}>
          <a href={addressOf({ screen: 'settings' })}>What counts as must read</a>
        </p>
      )}
      <div className={styles.row}>
        <Segments
          label="Which stories"
          choices={choices}
          value={filter}
          onChange={(next) => chooseFilter(place.kind, next)}
        />
        <span className={styles.tools}>
          <IconButton
            icon="check"
            label="Mark all as read"
            disabled={unread === 0}
            onClick={() => void markAllRead()}
          />
          <IconButton
            icon="share"
            label="Save or print the list"
            aria-haspopup="menu"
            onClick={(event) => {
              const what = shownList();
              if (what !== null) openMenu({ kind: 'export', anchor: event.currentTarget, what });
            }}
          />
        </span>
      </div>
    </header>
  );
};
