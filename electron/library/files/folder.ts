/** Looks at a watched folder and says what has changed since the last look. Only ever reads. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';

/** What was known of a file at the last look. `modified` is milliseconds since 1970. */
export type KnownFile = { readonly path: string; readonly bytes: number; readonly modified: number };

export type FolderFile = KnownFile & {
  readonly name: string;
  /** Names of the sub-folders it stands in, outermost first. */
  readonly sectionPath: readonly string[];
};

export type FolderChanges = {
  readonly added: readonly FolderFile[];
  readonly changed: readonly FolderFile[];
  /** Paths that were known and are gone. */
  readonly removed: readonly string[];
  /** True when the folder holds more than is looked at; then nothing counts as removed. */
  readonly truncated: boolean;
};

const mostFiles = 20_000;
const mostEntries = 100_000;

/** Hidden, temporary, half-downloaded and lock files, and the picture folders beside saved pages. */
const passedOver =
  /^(?:\.|~\$|~)|(?:~|\.(?:tmp|temp|part|partial|crdownload|download|swp|swx|bak|lock|lnk))$|^(?:thumbs\.db|desktop\.ini|icon\r)$/iu;
const besidePages = /(?:_files|\.files|-Dateien|_fichiers|_archivos|_bestanden|_file)$/iu;
const skippedFolders = new Set(['node_modules', '__MACOSX', '$RECYCLE.BIN', 'System Volume Information', 'lost+found']);

type Found = { readonly files: FolderFile[]; truncated: boolean; entries: number; readonly unreadable: string[] };

const walk = async (root: string, parts: readonly string[], found: Found): Promise<void> => {
  let entries;
  try {
    entries = await readdir(path.join(root, ...parts), { withFileTypes: true });
  } catch (error) {
    if (parts.length === 0) throw new Failure('folder-not-found', { folder: root }, error);
    found.unreadable.push(parts.join('/'));
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    found.entries += 1;
    if (found.files.length >= mostFiles || found.entries > mostEntries) {
      found.truncated = true;
      return;
    }
    if (passedOver.test(entry.name)) continue;
    if (entry.isDirectory()) {
      if (besidePages.test(entry.name) || skippedFolders.has(entry.name)) continue;
      if (parts.length >= limits.sectionDepth) found.truncated = true;
      else await walk(root, [...parts, entry.name], found);
      continue;
    }
    if (!entry.isFile()) continue;
    const relative = [...parts, entry.name].join('/');
    const facts = await stat(path.join(root, relative)).catch(() => null);
    if (facts === null) found.unreadable.push(relative);
    else if (facts.size > 0)
      found.files.push({
        path: relative,
        name: entry.name,
        sectionPath: parts,
        bytes: facts.size,
        modified: Math.round(facts.mtimeMs),
      });
  }
};

/**
 * Compares a folder with what is `known` of it. Paths are relative to the folder, with `/`. Sub-folders are sections; symbolic links are
 * not followed. What cannot be read now does not count as removed. Fails with `folder-not-found`.
 */
export const scanFolder = async (folder: string, known: readonly KnownFile[]): Promise<FolderChanges> => {
  const found: Found = { files: [], truncated: false, entries: 0, unreadable: [] };
  await walk(folder, [], found);
  const before = new Map(known.map((file) => [file.path, file]));
  const now = new Set(found.files.map((file) => file.path));
  const hidden = (file: string): boolean =>
    found.unreadable.some((place) => file === place || file.startsWith(`${place}/`));
  return {
    added: found.files.filter((file) => !before.has(file.path)),
    changed: found.files.filter((file) => {
      const old = before.get(file.path);
      return old !== undefined && (old.bytes !== file.bytes || old.modified !== file.modified);
    }),
    removed: found.truncated ? [] : known.map((file) => file.path).filter((file) => !now.has(file) && !hidden(file)),
    truncated: found.truncated,
  };
};
