/** Electron's entry: what must happen before the program is ready, then the desktop. */
import { app, protocol } from 'electron';
import { paperScheme } from '../contract/channels.ts';
import { startDesktop } from './desktop.ts';

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  {
    scheme: paperScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);
if (app.requestSingleInstanceLock()) startDesktop();
else app.exit(0);
