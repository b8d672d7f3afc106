/** What the window and its session may do: nothing but show the paper. */
import { shell } from 'electron';
import type { Session, WebContents, WebPreferences } from 'electron';
import { paperAddress, paperOrigin } from '../contract/channels.ts';
import { externalLink } from '../host/links.ts';

/** Requests the page may make: the paper itself, and what it holds in memory. The network is the library's business alone. */
const ownAddress = /^(?:broadsheet:\/\/paper\/|data:|blob:broadsheet:\/\/paper\/|devtools:)/;

/** Preferences of the one window. */
export const windowPreferences = (preload: string, packaged: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  devTools: !packaged,
});

/** Opens an allowed address outside; answers whether it was allowed. */
export const openOutside = async (raw: string): Promise<boolean> => {
  const link = externalLink(raw);
  if (link === null) return false;
  await shell.openExternal(link);
  return true;
};

/** No page navigates, opens a window or embeds a webview; links that may leave the program open outside. */
export const lockContents = (contents: WebContents, onTrouble: (error: unknown) => void): void => {
  contents.on('will-navigate', (event) => {
    if (event.url !== paperAddress) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && event.url !== 'about:srcdoc') event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url).catch(onTrouble);
    return { action: 'deny' };
  });
};

/** Refuses every permission but writing to the clipboard from our own window, every device, download and request outside. */
export const lockSession = (
  session: Session,
  isOurs: (contents: WebContents | null) => boolean,
  allowedAddress: RegExp = ownAddress,
): void => {
  const allowed = (contents: WebContents | null, permission: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOurs(contents);
  session.setPermissionRequestHandler((contents, permission, answer) => answer(allowed(contents, permission)));
  session.setPermissionCheckHandler((contents, permission) => allowed(contents, permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !allowedAddress.test(url) }));
};

type Sender = {
  readonly sender: unknown;
  readonly senderFrame: { readonly parent: unknown; readonly origin: string } | null;
};

/** Only the top frame of our own window, at our own origin, may call. */
export const isTrustedSender = ({ sender, senderFrame }: Sender, ours: unknown): boolean =>
  ours !== undefined &&
  sender === ours &&
  senderFrame !== null &&
  senderFrame.parent === null &&
  senderFrame.origin === paperOrigin;
