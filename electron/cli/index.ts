#!/usr/bin/env node
/** The command line: `broadsheet <command>`. Everything else is loaded after the compile cache is on, which halves the time to start. */
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

// In the reader's own folder, not in the shared temporary one: what lies there is run.
enableCompileCache(path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'broadsheet'));
const { runCommandLine } = await import('./run.ts');

// A reader that has seen enough (`broadsheet headlines | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await runCommandLine(process.argv.slice(2));
