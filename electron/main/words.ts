/** The few sentences that the desktop says outside its page: why it cannot start, and its native dialogs. */
import type { ErrorInfo } from '../contract/errors.ts';

/** Why the library could not be opened. */
export const startFailure = ({ code, params }: ErrorInfo): string => {
  const folder = typeof params['folder'] === 'string' ? params['folder'] : 'its folder';
  switch (code) {
    case 'library-locked':
      return `The library in ${folder} is in use by another Broadsheet, perhaps one in a browser or a terminal. Close that one first.`;
    case 'library-newer':
      return 'The library was written by a newer Broadsheet. Install that one to open it; nothing was changed.';
    case 'disk-full':
      return 'The disk is full. Make some room and start Broadsheet again; nothing was lost.';
    case 'library-unreadable':
    case 'disk-failed':
      return `The library in ${folder} cannot be read or written. Check the disk and its permissions.`;
    default:
      return `The library could not be opened (${code}). The log in ${folder} says more.`;
  }
};

export const importQuestion = (names: readonly string[]): string =>
  names.length === 1 ? `Take “${names[0] ?? ''}” into Broadsheet?` : `Take ${names.length} files into Broadsheet?`;

export const importDetail = (names: readonly string[]): string =>
  names.length === 1 ? 'The file itself is not changed.' : names.join('\n');
