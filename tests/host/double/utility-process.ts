/** Electron's utility process as an ordinary Node process with a `process.parentPort`: it really is another process and can really die. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ForkOptions } from 'electron';

const parentPort = fileURLToPath(new URL('./parent-port.ts', import.meta.url));

/** The bundle where it is built, else the source of the same name. */
const moduleAt = (module: string): string => (existsSync(module) ? module : module.replace(/\.cjs$/, '.ts'));

export const forkUtility = (module: string, args: readonly string[], options: ForkOptions) => {
  const child = fork(moduleAt(module), args, {
    execArgv: ['--import', parentPort],
    serialization: 'advanced',
    stdio: ['ignore', options.stdio === 'ignore' ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  });
  const events = new EventEmitter();
  child.on('message', (message) => events.emit('message', message));
  child.on('exit', (code) => events.emit('exit', code ?? 1));
  child.on('spawn', () => events.emit('spawn'));
  return Object.assign(events, {
    pid: child.pid,
    // A message to a process that has just died is lost, as in Electron.
    postMessage: (message: object): void => {
      if (child.connected) child.send(message);
    },
    kill: (): boolean => child.kill(),
  });
};
