/** Stands for the module `electron` in tests of sources (an alias in tests/vitest.config.ts): one double for each time it is loaded. */
import { createDouble } from './create.ts';

export const {
  app,
  protocol,
  session,
  BrowserWindow,
  Menu,
  shell,
  dialog,
  utilityProcess,
  safeStorage,
  powerMonitor,
  ipcMain,
  ipcRenderer,
  contextBridge,
  state,
  exposed,
} = createDouble();
