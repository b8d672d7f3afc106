import { limits } from '../../../electron/contract/limits.ts';

/** Files are sent in groups of at most this many bytes, so that a call stays within its limit. */
const groupBytes = limits.callBytes / 2;

/** Groups of files that fit into one call each. */
export const groupsOf = <F extends { readonly size: number }>(files: readonly F[]): readonly (readonly F[])[] => {
  const groups: F[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    if (bytes + file.size > groupBytes || (groups.at(-1)?.length ?? 0) >= limits.filesPerCall) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(file);
    bytes += file.size;
  }
  return groups;
};
