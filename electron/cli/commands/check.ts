/** `check` */
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { plain } from '../text.ts';

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const report = await call('library.check', undefined);
    await output.answer(report, () =>
      [
        `${report.files} files, ${report.articles} articles, ${report.bodies} bodies, ${report.pictures} pictures`,
        ...report.problems.map((problem) => `${problem.code}  ${plain(problem.file)}  ${plain(problem.detail)}`),
        report.problems.length === 0 ? 'Everything is in order.' : `${report.problems.length} problems.`,
      ].join('\n'),
    );
    return report.problems.length === 0 ? 0 : 1;
  });
