import { useEffect } from 'react';
import { call, on } from '../../bridge/bridge.ts';
import { goTo } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { openDialog } from '../dialog-state.ts';
import { showImport } from '../files/show-import.ts';
import { printAtHand } from '../out/print.ts';
import { focusSearch } from '../search/search-field.tsx';

/** Asks the host for files by its own dialog and shows what came of each. */
export const importByDialog = async (): Promise<void> => {
  await showImport((jobId) => call('host.importFiles', { jobId }));
};

/** Commands of the desktop's native menu, by the names that the desktop host sends. */
const commands: Readonly<Record<string, () => void>> = {
  'add-source': () => openDialog({ kind: 'add-source', address: '' }),
  'import-files': () => void importByDialog(),
  'save-page': () => openDialog({ kind: 'save-page', address: '' }),
  print: () => void printAtHand(),
  refresh: () => void refresh({}),
  search: focusSearch,
  settings: () => goTo({ screen: 'settings' }),
  sources: () => goTo({ screen: 'sources' }),
  'front-page': () => goTo({ screen: 'front' }),
  shortcuts: () => openDialog({ kind: 'shortcuts' }),
};

/** Follows the native menu, and addresses that the system hands to the program. */
export const useMenuCommands = (): void => {
  useEffect(() => {
    const ends = [
      on('menu.command', ({ command }) => (Object.hasOwn(commands, command) ? commands[command]?.() : undefined)),
      on('launch.request', ({ kind, target }) => {
        if (kind === 'subscribe') openDialog({ kind: 'add-source', address: target });
        if (kind === 'save') openDialog({ kind: 'save-page', address: target });
      }),
    ];
    return () => ends.forEach((end) => end());
  }, []);
};
