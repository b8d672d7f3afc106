/** `npm run package [-- electron-builder's own arguments]`: builds and packages for this platform, where Electron can be had, and checks what came out. */
import path from 'node:path';
import { readdirSync } from 'node:fs';
import { buildAll } from './build.ts';
import { builderArguments } from './builder.ts';
import { checkAsar } from './asar-contents.ts';
import { root } from './root.ts';
import { runTool } from './run-tool.ts';

const given = process.argv.slice(2);
const limitMs = 30 * 60_000;

await buildAll();
const { code } = await runTool('electron-builder', 'electron-builder', [...builderArguments, ...given], { limitMs });
if (code !== 0) {
  console.error('package: electron-builder failed; `npm run package:check` shows what can be checked without Electron');
  process.exit(1);
}
const release = path.join(root, 'release');
const asars = readdirSync(release, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('app.asar'));
const problems = asars.flatMap((file) => checkAsar(path.join(release, file)).map((problem) => `${file}: ${problem}`));
for (const problem of problems) console.error(`package: ${problem}`);
console.log(`package: ${asars.length} packages checked, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
