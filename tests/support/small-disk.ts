/** A file system of a few megabytes, for real: what happens when it is full is told by no double. */
import { execFileSync } from 'node:child_process';

export type SmallDisk = { readonly unmount: () => void };

/** Mounts one at `folder`; `null`, with a visible line, where this user may not. */
export const mountSmallDisk = (folder: string, megabytes: number): SmallDisk | null => {
  try {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error('only root on Linux mounts one');
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    process.stdout.write('skipped: no small file system can be mounted here\n');
    return null;
  }
  return { unmount: () => execFileSync('umount', [folder]) };
};
