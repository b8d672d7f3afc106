/** The store: the one public file of this folder. Everything the library keeps, in lowdb files small enough to be cheap. */
import type { Store } from './model.ts';
import type { StoreOptions } from './open-store.ts';
import { openStoreOver } from './open-store.ts';

/**
 * Opens the library in `folder` (which exists), or makes a new one there. One program at a time: rejects with
 * `Failure('library-locked', {pid, program, host, since})` while another has it open, `library-newer` for a file of a later program,
 * `disk-full` or `disk-failed` when the folder cannot be read or written. Files that cannot be read do not stop it: they are moved
 * aside and told through `onNotice` (`file-set-aside` `{file, kept, restored}`, `changes-unreadable` `{file, kept, lost}`).
 */
export const openStore = (options: StoreOptions): Promise<Store> => openStoreOver(options);
