/** `activity [--source SOURCE] [--failed] [--limit N]` */
import type { ActivityEntry, ActivityPage } from '../../contract/doctor.ts';
import { limits } from '../../contract/limits.ts';
import { numberOption, textOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { findSource } from '../sources.ts';
import { plain, shortTime } from '../text.ts';

const usual = 100;

const textOf = (entry: ActivityEntry): string =>
  [
    shortTime(entry.at),
    entry.kind.padEnd(9),
    String(entry.status ?? '-').padEnd(3),
    `${entry.bytes} B`,
    `${entry.ms} ms`,
    entry.outcome,
    plain(entry.address),
  ].join('  ');

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const wanted = textOption(line, 'source');
    const filter = {
      ...(wanted === undefined ? {} : { sourceId: (await findSource(wanted, call)).id }),
      ...(line.options['failed'] === true ? { failedOnly: true } : {}),
    };
    let left = numberOption(line, 'limit') ?? usual;
    let after: string | null = null;
    while (left > 0) {
      const page: ActivityPage = await call('activity.list', {
        ...filter,
        ...(after === null ? {} : { after }),
        limit: Math.min(left, limits.activityPage),
      });
      for (const entry of page.entries) await output.answer(entry, () => textOf(entry));
      left -= page.entries.length;
      after = page.next;
      if (after === null) break;
    }
    return 0;
  });
