/** The command line as a real child process, from source. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));

export type Ended = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as one JSON document a line. */
  readonly answers: readonly unknown[];
};

export const broadsheet = (
  args: readonly string[],
  { input = '', library }: { readonly input?: string; readonly library?: string } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...(library === undefined ? {} : { BROADSHEET_LIBRARY: library }) },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        out,
        err,
        get answers() {
          return out
            .split('\n')
            .filter((line) => line !== '')
            .map((line): unknown => JSON.parse(line));
        },
      }),
    );
    child.stdin.end(input);
  });
