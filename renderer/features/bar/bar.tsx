/** The bar at the head of the window: nameplate, day, search, offline state, add, refresh. */
import { lazy, Suspense } from 'react';
import { usePaper } from '../../state/paper.ts';
import { goTo, openArticleId, setSidebarOpen, usePlace, withoutArticle } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordToday } from '../../words/times.ts';
import { openDialog, useDialog } from '../dialog-state.ts';
import { OfflineChip } from '../offline/offline-chip.tsx';
import { SearchField } from '../search/search-field.tsx';
import styles from './bar.module.css';

const AddMenu = lazy(async () => ({ default: (await import('../add-source/add-menu.tsx')).AddMenu }));

/** The way back, shown in a narrow window only. */
const Back = () => {
  const { place, sidebarOpen } = usePlace();
  const reading = openArticleId(place) !== null;
  if (sidebarOpen) {
    return <IconButton icon="close" label="Close the list of sections" onClick={() => setSidebarOpen(false)} />;
  }
  return reading ? (
    <IconButton icon="back" mirrored label="Back to the headlines" onClick={() => goTo(withoutArticle(place))} />
  ) : (
    <IconButton icon="menu" label="Sections" onClick={() => setSidebarOpen(true)} />
  );
};

export const Bar = () => {
  const now = useNow();
  const refreshing = usePaper((state) => state.jobs.some((job) => job.kind === 'refresh'));
  const adding = useDialog((state) => state.addMenu);
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <span className={styles.narrow}>
          <Back />
        </span>
        <h1 className={styles.nameplate}>
          <a href="#/front" title="Front page">
            Broadsheet
          </a>
        </h1>
        <span className={styles.date}>{wordToday(now)}</span>
      </div>
      <SearchField />
      <div className={styles.end}>
        <OfflineChip />
        <IconButton
          icon="plus"
          label="Add"
          id="add-button"
          aria-haspopup="menu"
          aria-expanded={adding !== null}
          onClick={(event) => useDialog.setState({ addMenu: event.currentTarget })}
        />
        <IconButton
          icon="refresh"
          label="Refresh"
          shortcut="r"
          disabled={refreshing}
          onClick={() => void refresh({})}
        />
      </div>
      {adding !== null && (
        <Suspense>
          <AddMenu anchor={adding} onAddress={() => openDialog({ kind: 'add-source', address: '' })} />
        </Suspense>
      )}
    </header>
  );
};
