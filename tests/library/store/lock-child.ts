/** A program that opens the library named by its argument, says `open` or the code of the failure, and closes it when its input ends. */
import { writeSync } from 'node:fs';
import { Failure } from '../../../electron/contract/errors.ts';
import { openTestStore } from './library.ts';

try {
  const { store } = await openTestStore(process.argv[2] ?? '');
  writeSync(1, 'open\n');
  for await (const chunk of process.stdin) writeSync(1, chunk);
  await store.close();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  writeSync(1, `${error.code}\n`);
}
