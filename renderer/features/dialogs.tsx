/** The dialog and the menu that stand open; each is loaded when it is first needed. */
import { lazy, Suspense } from 'react';
import type { Dialog, Menu } from './dialog-state.ts';
import { closeMenu, useDialog } from './dialog-state.ts';

const AddSource = lazy(async () => ({ default: (await import('./add-source/add-source.tsx')).AddSource }));
const Importing = lazy(async () => ({ default: (await import('./files/importing.tsx')).Importing }));
const BookmarkedFeeds = lazy(async () => ({
  default: (await import('./files/bookmarked-feeds.tsx')).BookmarkedFeeds,
}));
const ImportResult = lazy(async () => ({ default: (await import('./files/import-result.tsx')).ImportResult }));
const NameDialog = lazy(async () => ({ default: (await import('./sidebar/name-dialog.tsx')).NameDialog }));
const MoveSource = lazy(async () => ({ default: (await import('./sources/move-source.tsx')).MoveSource }));
const NewAddress = lazy(async () => ({ default: (await import('./doctor/new-address.tsx')).NewAddress }));
const SignIn = lazy(async () => ({ default: (await import('./doctor/sign-in.tsx')).SignIn }));
const ShortcutList = lazy(async () => ({ default: (await import('./shortcuts/shortcut-list.tsx')).ShortcutList }));
const SavePage = lazy(async () => ({ default: (await import('./offline/save-page.tsx')).SavePage }));
const FilterDialog = lazy(async () => ({ default: (await import('./filters/filter-dialog.tsx')).FilterDialog }));
const MuteDialog = lazy(async () => ({ default: (await import('./filters/mute-dialog.tsx')).MuteDialog }));
const FilterMenu = lazy(async () => ({ default: (await import('./filters/filter-menu.tsx')).FilterMenu }));
const Trip = lazy(async () => ({ default: (await import('./offline/trip.tsx')).Trip }));
const ExportMenu = lazy(async () => ({ default: (await import('./out/export-menu.tsx')).ExportMenu }));
const SectionMenu = lazy(async () => ({ default: (await import('./sidebar/section-menu.tsx')).SectionMenu }));
const SmartMenu = lazy(async () => ({ default: (await import('./sidebar/smart-menu.tsx')).SmartMenu }));
const SourceMenu = lazy(async () => ({ default: (await import('./sources/source-menu.tsx')).SourceMenu }));
const HeadlineMenu = lazy(async () => ({ default: (await import('./section/headline-menu.tsx')).HeadlineMenu }));

const OpenDialog = ({ dialog }: { readonly dialog: Dialog }) => {
  switch (dialog.kind) {
    case 'add-source':
      return <AddSource address={dialog.address} />;
    case 'importing':
      return <Importing jobId={dialog.jobId} />;
    case 'bookmarked-feeds':
      return <BookmarkedFeeds held={dialog.held} name={dialog.name} />;
    case 'import-result':
      return <ImportResult title={dialog.title} lines={dialog.lines} />;
    case 'name':
      return <NameDialog purpose={dialog.purpose} />;
    case 'move-source':
      return <MoveSource sourceId={dialog.sourceId} />;
    case 'new-address':
      return <NewAddress sourceId={dialog.sourceId} address={dialog.address} look={dialog.look} />;
    case 'sign-in':
      return <SignIn sourceId={dialog.sourceId} />;
    case 'save-page':
      return <SavePage address={dialog.address} />;
    case 'filter':
      return <FilterDialog id={dialog.id} rule={dialog.rule} />;
    case 'mute':
      return <MuteDialog headline={dialog.headline} word={dialog.word} />;
    case 'trip':
      return <Trip />;
    case 'shortcuts':
      return <ShortcutList />;
    default:
      return dialog satisfies never;
  }
};

const OpenMenu = ({ menu }: { readonly menu: Menu }) => {
  switch (menu.kind) {
    case 'section':
      return <SectionMenu anchor={menu.anchor} sectionId={menu.sectionId} />;
    case 'search':
      return <SmartMenu anchor={menu.anchor} searchId={menu.searchId} />;
    case 'source':
      return <SourceMenu anchor={menu.anchor} sourceId={menu.sourceId} />;
    case 'headline':
      return <HeadlineMenu anchor={menu.anchor} headline={menu.headline} />;
    case 'filter':
      return <FilterMenu anchor={menu.anchor} filter={menu.filter} position={menu.position} last={menu.last} />;
    case 'export':
      return <ExportMenu anchor={menu.anchor} what={menu.what} onClose={closeMenu} />;
    default:
      return menu satisfies never;
  }
};

export const Dialogs = () => {
  const { dialog, menu } = useDialog();
  return (
    <Suspense>
      {dialog !== null && <OpenDialog dialog={dialog} />}
      {menu !== null && <OpenMenu menu={menu} />}
    </Suspense>
  );
};
