/** One of our documents as PDF: laid out in a hidden window of a session of its own, without scripts, preload, Node or network. */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import { paperScheme } from '../contract/channels.ts';
import { pagePolicy } from '../contract/page-policy.ts';
import { securityHeaders } from '../host/assets.ts';
import { lockSession } from './security.ts';

/** In memory only: nothing of it is written to the disk. */
const partition = 'print';
const printOrigin = `${paperScheme}://print`;
const printAddress = /^(?:broadsheet:\/\/print\/|data:)/;
/** The document's own policy says what it may show; on the way it may be framed by nobody. */
const headers = {
  ...securityHeaders,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `${pagePolicy}; frame-ancestors 'none'`,
};

export type PdfPrinter = (document: string) => Promise<Uint8Array>;

/** Each document has a hidden window of its own while it is laid out. The printer rejects with the system's error when it cannot be. */
export const createPdfPrinter = (): PdfPrinter => {
  const documents = new Map<string, string>();
  let prepared: Session | null = null;

  const prepare = (): Session => {
    if (prepared !== null) return prepared;
    const own = session.fromPartition(partition, { cache: false });
    lockSession(own, () => false, printAddress);
    own.protocol.handle(paperScheme, ({ url }) => {
      const document = documents.get(url);
      return new Response(document ?? null, { status: document === undefined ? 404 : 200, headers });
    });
    prepared = own;
    return own;
  };

  return async (document) => {
    const address = `${printOrigin}/${randomUUID()}`;
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: prepare(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      },
    });
    documents.set(address, document);
    try {
      await window.loadURL(address);
      return await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
    } finally {
      documents.delete(address);
      window.destroy();
    }
  };
};
