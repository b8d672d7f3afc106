import { lazy, Suspense } from 'react';
import { Bar } from './features/bar/bar.tsx';
import { SkipLink } from './features/bar/skip-link.tsx';
import { DropTarget } from './features/files/drop-target.tsx';
import { FrontPage } from './features/front-page/front-page.tsx';
import { Reader } from './features/reader/reader.tsx';
import { ListPane } from './features/section/list-pane.tsx';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { KeyboardFollows } from './features/shortcuts/hand-over-keyboard.ts';
import { useShortcuts } from './features/shortcuts/use-shortcuts.ts';
import { useMenuCommands } from './features/shortcuts/use-menu-commands.ts';
import { useTheme } from './features/settings/use-theme.ts';
import { CannotOpen, SessionExpired } from './features/welcome/cannot-open.tsx';
import { Dialogs } from './features/dialogs.tsx';
import { usePaper } from './state/paper.ts';
import { usePlayer } from './state/player.ts';
import { openArticleId, usePlace } from './state/place.ts';
import { useTitle } from './state/use-title.ts';
import { dismissToast, useToasts } from './state/toasts.ts';
import { ToastArea } from './ui/toast-area.tsx';
import styles from './app.module.css';

const Player = lazy(async () => ({ default: (await import('./features/media/player.tsx')).Player }));
const SourcesPage = lazy(async () => ({ default: (await import('./features/sources/sources-page.tsx')).SourcesPage }));
const DoctorPage = lazy(async () => ({ default: (await import('./features/doctor/doctor-page.tsx')).DoctorPage }));
const ActivityPage = lazy(async () => ({
  default: (await import('./features/doctor/activity-page.tsx')).ActivityPage,
}));
const CoveragePage = lazy(async () => ({
  default: (await import('./features/coverage/coverage-page.tsx')).CoveragePage,
}));
const ProfilePage = lazy(async () => ({ default: (await import('./features/profile/profile-page.tsx')).ProfilePage }));
const FiltersPage = lazy(async () => ({ default: (await import('./features/filters/filters-page.tsx')).FiltersPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('./features/settings/settings-page.tsx')).SettingsPage,
}));

/** What stands beside the sidebar. */
const Content = () => {
  const place = usePlace((state) => state.place);
  switch (place.screen) {
    case 'front':
      return <FrontPage editionId={place.editionId ?? null} />;
    case 'sources':
      return <SourcesPage />;
    case 'doctor':
      return <DoctorPage sourceId={place.sourceId} />;
    case 'activity':
      return <ActivityPage />;
    case 'coverage':
      return <CoveragePage key={place.articleId} articleId={place.articleId} />;
    case 'profile':
      return <ProfilePage />;
    case 'filters':
      return <FiltersPage />;
    case 'settings':
      return <SettingsPage />;
    case 'list':
    case 'search':
      return (
        <>
          <ListPane place={place} />
          <Reader />
        </>
      );
    default:
      return place satisfies never;
  }
};

/** Which pane a narrow window shows. */
const usePane = (): 'sidebar' | 'page' | 'list' | 'reader' => {
  const { place, sidebarOpen } = usePlace();
  if (sidebarOpen) return 'sidebar';
  if (place.screen !== 'list' && place.screen !== 'search') return 'page';
  return openArticleId(place) === null ? 'list' : 'reader';
};

const Frame = () => {
  const pane = usePane();
  const screen = usePlace((state) => state.place.screen);
  const toasts = useToasts((state) => state.toasts);
  const playing = usePlayer((state) => state.playing !== null);
  useTitle();
  useShortcuts();
  useMenuCommands();
  return (
    <div className={styles.app}>
      <SkipLink />
      <Bar />
      <div className={styles.columns} data-pane={pane} data-panes={screen === 'list' || screen === 'search' ? 3 : 2}>
        <Sidebar />
        <main className={styles.content}>
          <Suspense>
            <Content />
            <KeyboardFollows key={screen} />
          </Suspense>
        </main>
      </div>
      {playing && (
        <Suspense>
          <Player />
        </Suspense>
      )}
      <DropTarget />
      <Dialogs />
      <ToastArea toasts={toasts} onDismiss={dismissToast} />
    </div>
  );
};

/** The whole interface. */
export const App = () => {
  useTheme();
  const trouble = usePaper((state) => state.trouble);
  const ended = usePaper((state) => state.connection === 'ended');
  if (ended || trouble?.code === 'session-ended') return <SessionExpired />;
  if (trouble !== null) return <CannotOpen trouble={trouble} />;
  return <Frame />;
};
