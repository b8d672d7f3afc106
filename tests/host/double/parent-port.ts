/** Preloaded into the double's utility processes: gives them `process.parentPort`. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
Object.assign(process, {
  parentPort: Object.assign(port, {
    postMessage: (message: object): void => {
      process.send?.(message);
    },
  }),
});
process.on('message', (data) => port.emit('message', { data, ports: [] }));
// Electron ends its utility processes with the program.
process.on('disconnect', () => process.exit(0));
