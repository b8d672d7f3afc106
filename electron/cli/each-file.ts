/** One line of output for each file, in the order they were named, a few in work at a time. */
import type { ExitCode } from './command.ts';
import { errorOf } from './files.ts';
import type { Output } from './output.ts';
import { wordsFor } from './words.ts';

const atOnce = 4;

export type FileResult = { readonly value: Readonly<Record<string, unknown>>; readonly human: () => string };

/** Answers `{"file", …}` or `{"file","error":{…}}` for each; exit code 1 when one of them failed. */
export const eachFile = async (
  files: readonly string[],
  output: Output,
  work: (file: string) => Promise<FileResult>,
): Promise<ExitCode> => {
  type Outcome = { readonly result: FileResult } | { readonly failed: unknown };
  const begin = (file: string): Promise<Outcome> =>
    work(file).then(
      (result) => ({ result }),
      (failed: unknown) => ({ failed }),
    );
  const running = files.slice(0, atOnce).map(begin);
  let exit: ExitCode = 0;
  for (const [index, file] of files.entries()) {
    const outcome = await running.shift();
    const next = files[index + atOnce];
    if (next !== undefined) running.push(begin(next));
    if (outcome === undefined) continue;
    if ('result' in outcome) {
      const { value, human } = outcome.result;
      await output.answer({ file, ...value }, human);
      continue;
    }
    exit = 1;
    const { code, params } = errorOf(outcome.failed);
    const message = wordsFor(code, params);
    if (output.json) await output.answer({ file, error: { code, message } }, () => '');
    else output.fail(code, { ...params, file });
  }
  return exit;
};
