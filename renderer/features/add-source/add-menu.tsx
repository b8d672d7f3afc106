import { useCan } from '../../state/paper.ts';
import { call } from '../../bridge/bridge.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { Menu } from '../../ui/menu.tsx';
import { openDialog, useDialog } from '../dialog-state.ts';
import { chooseFiles } from '../files/choose-files.ts';
import { importByDialog } from '../shortcuts/use-menu-commands.ts';

const watchFolder = async (): Promise<void> => {
  try {
    const source = await call('host.watchFolder', {});
    if (source !== null) say(`The folder “${source.title}” is watched.`);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type AddMenuProps = { readonly anchor: Element; readonly onAddress: () => void };

/** What the plus sign offers. */
export const AddMenu = ({ anchor, onAddress }: AddMenuProps) => {
  const filesByHost = useCan('choose-files');
  const folders = useCan('choose-folder');
  const entries: readonly MenuEntry[] = [
    { id: 'address', label: 'Source by address…', shortcut: 'A', run: onAddress },
    { id: 'page', label: 'Page to keep…', run: () => openDialog({ kind: 'save-page', address: '' }) },
    {
      id: 'files',
      label: 'Files or OPML…',
      run: () => (filesByHost ? void importByDialog() : chooseFiles(null)),
    },
    ...(folders ? [{ id: 'folder', label: 'Watched folder…', run: () => void watchFolder() }] : []),
    { id: 'line', separator: true },
    {
      id: 'section',
      label: 'Section…',
      run: () => openDialog({ kind: 'name', purpose: { of: 'new-section', parentId: null } }),
    },
  ];
  return <Menu label="Add" anchor={anchor} entries={entries} onClose={() => useDialog.setState({ addMenu: null })} />;
};
