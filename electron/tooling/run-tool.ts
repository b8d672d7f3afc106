/** Runs one tool, shows its output as it comes unless it is asked not to, and keeps it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './root.ts';

export type ToolResult = { readonly code: number; readonly output: string };

const isWindows = process.platform === 'win32';

/** Tools by name come from the project's own `node_modules/.bin`. A tool over its time limit is ended and fails. */
export const runTool = (
  name: string,
  command: string,
  args: readonly string[],
  { limitMs, silent = false }: { readonly limitMs: number; readonly silent?: boolean },
): Promise<ToolResult> =>
  new Promise((resolve) => {
    if (!silent) console.log(`\n── ${name}`);
    const bin = path.join(root, 'node_modules', '.bin');
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows && !path.isAbsolute(command),
      timeout: limitMs,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    let output = '';
    const keep = (stream: NodeJS.WriteStream) => (text: Buffer) => {
      output += text.toString();
      if (!silent) stream.write(text);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => {
      console.error(`${name}: ${error.message}`);
      resolve({ code: 1, output });
    });
    child.on('close', (code, signal) => {
      if (signal !== null) console.error(`${name}: ended by ${signal} after ${limitMs / 1000} seconds at most`);
      resolve({ code: code ?? 1, output });
    });
  });
