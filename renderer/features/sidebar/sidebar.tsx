/** The list of places in the paper: the fixed ones, the sections in the reader's order, and the way to sources and settings. */
import type { MouseEvent, ReactNode } from 'react';
import type { Paper, Section } from '../../../electron/contract/models.ts';
import type { SmartSection } from '../../../electron/contract/searches.ts';
import { usePaper } from '../../state/paper.ts';
import type { Place } from '../../state/place.ts';
import { addressOf, setSidebarOpen, usePlace } from '../../state/place.ts';
import { IconButton } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icons.tsx';
import { Icon } from '../../ui/icons.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { openDialog, openMenu } from '../dialog-state.ts';
import { childrenOf } from './section-tree.ts';
import styles from './sidebar.module.css';

type EntryProps = {
  readonly place: Place;
  readonly icon?: IconName;
  readonly title: string;
  readonly count?: number;
  /** What the count counts, for those who hear it. */
  readonly counted?: string;
  readonly depth?: number;
};

/** The doctor, the activity log and the filters stand inside Sources. */
const entryOf = ({ screen }: Place): Place['screen'] =>
  screen === 'doctor' || screen === 'activity' || screen === 'filters' ? 'sources' : screen;

/** Whether the reader stands at a place, whichever story is open there. */
const standsAt = (at: Place, place: Place): boolean =>
  at.screen === 'list' && place.screen === 'list'
    ? at.kind === place.kind && at.id === place.id
    : entryOf(at) === place.screen;

const Entry = ({ place, icon, title, count = 0, counted = 'unread', depth = 0 }: EntryProps) => {
  const current = usePlace((state) => standsAt(state.place, place));
  return (
    <a
      className={styles.entry}
      href={addressOf(place)}
      aria-current={current ? 'page' : undefined}
      data-depth={Math.min(depth, 4)}
      onClick={() => setSidebarOpen(false)}
      draggable={false}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles.title} dir="auto">
        {title}
      </span>
      {count > 0 && (
        <span className={styles.count}>
          {wordNumber(count)}
          <span className="only-heard"> {counted}</span>
        </span>
      )}
    </a>
  );
};

const list = (kind: Extract<Place, { screen: 'list' }>['kind'], id: string | null = null): Place => ({
  screen: 'list',
  kind,
  id,
  articleId: null,
});

const SectionEntry = ({ paper, section, depth }: { paper: Paper; section: Section; depth: number }) => {
  const children = childrenOf(paper.sections, section.id);
  const openHere = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    openMenu({ kind: 'section', anchor: event.currentTarget, sectionId: section.id });
  };
  return (
    <li>
      <div className={styles.section} onContextMenu={openHere}>
        <Entry
          place={list('section', section.id)}
          icon={depth === 0 ? 'section' : undefined}
          title={section.title}
          count={paper.counts.bySection[section.id] ?? 0}
          depth={depth}
        />
        <span className={styles.more}>
          <IconButton icon="more" label={`Actions for ${section.title}`} aria-haspopup="menu" onClick={openHere} />
        </span>
      </div>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <SectionEntry key={child.id} paper={paper} section={child} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
};

const SmartEntry = ({ search }: { readonly search: SmartSection }) => {
  const openHere = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    openMenu({ kind: 'search', anchor: event.currentTarget, searchId: search.id });
  };
  return (
    <li>
      <div className={styles.section} onContextMenu={openHere}>
        <Entry place={list('search', search.id)} icon="search" title={search.title} count={search.unread ?? 0} />
        <span className={styles.more}>
          <IconButton icon="more" label={`Actions for ${search.title}`} aria-haspopup="menu" onClick={openHere} />
        </span>
      </div>
    </li>
  );
};

const Group = ({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) => (
  <>
    <div className={styles.head}>
      <h2>{title}</h2>
      {action}
    </div>
    <ul>{children}</ul>
  </>
);

const addSection = (): void => openDialog({ kind: 'name', purpose: { of: 'new-section', parentId: null } });

/** Tags beyond these are found by searching `tag:`. */
const shownTags = 20;

export const Sidebar = () => {
  const paper = usePaper((state) => state.paper);
  const counts = paper?.counts;
  return (
    <nav className={styles.sidebar} data-pane-name="sidebar" aria-label="Paper">
      <Group title="Paper">
        <li>
          <Entry place={{ screen: 'front' }} icon="front" title="Front page" />
        </li>
        <li>
          <Entry place={list('latest')} icon="clock" title="Latest" count={counts?.latest} />
        </li>
        <li>
          <Entry place={list('must-read')} icon="must" title="Must read" count={counts?.mustRead} counted="stories" />
        </li>
        <li>
          <Entry
            place={list('recommended')}
            icon="star"
            title="Recommended"
            count={counts?.recommended}
            counted="stories"
          />
        </li>
        <li>
          <Entry place={list('saved')} icon="save" title="Saved" count={counts?.saved} counted="stories" />
        </li>
        <li>
          <Entry place={list('files')} icon="file" title="Local files" count={counts?.files} counted="stories" />
        </li>
      </Group>
      <Group
        title="Sections"
        action={
          <span className={styles.more}>
            <IconButton icon="plus" label="Add a section" onClick={addSection} />
          </span>
        }
      >
        {paper?.sections.length === 0 && (
          <li>
            <button type="button" className={styles.entry} onClick={addSection}>
              <Icon name="plus" />
              Add a section
            </button>
          </li>
        )}
        {paper !== null &&
          childrenOf(paper.sections, null).map((section) => (
            <SectionEntry key={section.id} paper={paper} section={section} depth={0} />
          ))}
      </Group>
      {paper !== null && paper.searches.length > 0 && (
        <Group title="Smart sections">
          {paper.searches.map((search) => (
            <SmartEntry key={search.id} search={search} />
          ))}
        </Group>
      )}
      {paper !== null && paper.tags.length > 0 && (
        <Group title="Tags">
          {paper.tags.slice(0, shownTags).map(({ tag, unread }) => (
            <li key={tag}>
              <Entry place={list('tag', tag)} title={tag} count={unread} />
            </li>
          ))}
        </Group>
      )}
      <div className={styles.foot}>
        <Entry place={{ screen: 'sources' }} icon="sources" title="Sources" />
        <Entry place={{ screen: 'settings' }} icon="settings" title="Settings" />
      </div>
    </nav>
  );
};
