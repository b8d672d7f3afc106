/** When a process began: together with its id it names a process for good, as ids are given out again. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const ask = async (pid: number): Promise<string> => {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets; the start time is field 22 of the line, 20 of what follows it.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  if (process.platform === 'win32') {
    const command = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
    return (await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command])).stdout.trim();
  }
  return (
    await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } })
  ).stdout.trim();
};

/** A text that differs between two processes of one id; `''` when the system does not say; `null` when no such process runs. */
export const processStart = async (pid: number): Promise<string | null> => {
  if (!isRunning(pid)) return null;
  try {
    return await ask(pid);
  } catch {
    return isRunning(pid) ? '' : null;
  }
};

/** Names the time since this machine was started, where the system tells (Linux); else `''`. */
export const bootId = async (): Promise<string> => {
  if (process.platform !== 'linux') return '';
  try {
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  } catch {
    return '';
  }
};
