/** `date`: a line in, ISO 8601 or null out. */
import { tools } from '../../host/tools.ts';
import type { Run } from '../command.ts';
import { inputLines } from '../lines.ts';
import { isoTime } from '../text.ts';

export const run: Run = async (_line, output) => {
  const parseDate = await tools.parseDate();
  for await (const text of inputLines(process.stdin)) {
    const time = isoTime(parseDate(text));
    await output.answer(time, () => time ?? 'null');
  }
  return 0;
};
