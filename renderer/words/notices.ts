/** What the library or its host tells without being asked, worded. */
import type { ErrorParams } from '../../electron/contract/errors.ts';
import { wordError } from './errors.ts';

type Notice = { readonly code: string; readonly params: ErrorParams };

const fileOf = ({ params }: Notice): string => (typeof params['file'] === 'string' ? params['file'] : 'a file');

const wordings: Readonly<Record<string, (notice: Notice) => string>> = {
  'file-set-aside': (notice) =>
    notice.params['restored'] === true
      ? `The library’s ${fileOf(notice)} could not be read. It was put aside and the newest good copy took its place.`
      : `The library’s ${fileOf(notice)} could not be read and there was no good copy. It was put aside, not deleted.`,
  'changes-unreadable': (notice) =>
    `The last changes in the library’s ${fileOf(notice)} could not be read. The file was put aside, not deleted.`,
  'library-stopped': () => 'The library stopped again and again. Close Broadsheet and open it anew; the log says more.',
  'library-restarted': () => 'The library had to be started anew. Nothing that was kept is lost.',
};

/** A whole sentence. Notices that are errors of the library read as those. */
export const wordNotice = (notice: Notice): string =>
  Object.hasOwn(wordings, notice.code) ? (wordings[notice.code]?.(notice) ?? wordError(notice)) : wordError(notice);
