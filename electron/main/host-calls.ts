/** The calls that the desktop itself answers: links, native dialogs, files the reader chooses. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Envelope } from '../contract/errors.ts';
import { Failure } from '../contract/errors.ts';
import type { ImportLine, Source } from '../contract/models.ts';
import type { ExportedFile } from '../contract/offline.ts';
import type { HostAbilities } from '../host/host.ts';
import type { LibraryClient } from './library-client.ts';
import type { PdfPrinter } from './print-pdf.ts';
import { importInPortions } from './read-files.ts';
import { openOutside } from './security.ts';
import { importDetail, importQuestion } from './words.ts';

export type HostCallsOptions = {
  readonly library: Pick<LibraryClient, 'ask'>;
  readonly window: () => BrowserWindow | null;
  readonly printPdf: PdfPrinter;
};

/** What an envelope holds; a refusal becomes a `Failure` again. */
const dataOf = (envelope: Envelope): unknown => {
  if (!envelope.ok) throw new Failure(envelope.error.code, envelope.error.params);
  return envelope.data;
};

const fileKinds = [
  { name: 'Stories and subscriptions', extensions: ['txt', 'md', 'html', 'htm', 'opml', 'rss', 'atom', 'xml', 'json'] },
  { name: 'All files', extensions: ['*'] },
];

/** A name for a file and nothing else: no folder, no name that is hidden or that Windows keeps for itself. */
export const suggestedName = (name: string): string => {
  const safe = name.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').slice(0, 200);
  return safe.replace(/^[. ]+|[. ]+$/g, '') || 'broadsheet';
};

/** Imports files by path as the bytes they hold. */
export const importFromPaths = async (
  library: Pick<LibraryClient, 'ask'>,
  files: readonly string[],
  sectionId: string | null,
  jobId?: string,
): Promise<readonly ImportLine[]> =>
  importInPortions(files, async (portion) => {
    const input = { files: portion, sectionId, ...(jobId === undefined ? {} : { jobId }) };
    return dataOf(await library.ask({ kind: 'call', name: 'files.import', input })) as readonly ImportLine[];
  });

/** Asks in a native dialog whether files that the system handed over are to be taken in. */
export const confirmImport = async (window: BrowserWindow, files: readonly string[]): Promise<boolean> => {
  const names = files.map((file) => path.basename(file));
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: importQuestion(names),
    detail: importDetail(names),
    buttons: ['Take in', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
};

export const createHostCalls = ({ library, window, printPdf }: HostCallsOptions): Required<HostAbilities> => {
  const ourWindow = (): BrowserWindow => {
    const ours = window();
    if (ours === null) throw new Failure('cancelled');
    return ours;
  };
  /** Asks where, and only then has the content made. */
  const saveWhereAsked = async (
    name: string,
    content: () => Promise<Uint8Array>,
  ): Promise<{ readonly saved: boolean }> => {
    const { canceled, filePath } = await dialog.showSaveDialog(ourWindow(), { defaultPath: suggestedName(name) });
    if (canceled || filePath === '') return { saved: false };
    await writeFile(filePath, await content()).catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      throw new Failure(code === 'ENOSPC' ? 'disk-full' : 'disk-failed', { reason: code }, error);
    });
    return { saved: true };
  };
  return {
    'host.openExternal': async ({ url }) => ({ opened: await openOutside(url) }),

    'host.importFiles': async ({ sectionId = null, jobId }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(ourWindow(), {
        properties: ['openFile', 'multiSelections'],
        filters: fileKinds,
      });
      return canceled ? [] : importFromPaths(library, filePaths, sectionId, jobId);
    },

    'host.watchFolder': async ({ sectionId = null }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(ourWindow(), { properties: ['openDirectory'] });
      const [folder] = filePaths;
      if (canceled || folder === undefined) return null;
      return dataOf(await library.ask({ kind: 'watch-folder', folder, sectionId })) as Source;
    },

    'host.saveFile': async ({ name, bytes }) => saveWhereAsked(name, async () => Buffer.from(bytes, 'base64')),

    'host.savePdf': async (what) => {
      const input = { ...what, format: 'html' };
      const answer = dataOf(await library.ask({ kind: 'call', name: 'articles.export', input }));
      const { name, bytes } = answer as ExportedFile;
      const document = Buffer.from(bytes, 'base64').toString('utf8');
      return saveWhereAsked(`${path.parse(name).name}.pdf`, () => printPdf(document));
    },
  };
};
