/**
 * `npm run package:check`: packages for Linux, Windows and macOS around a stub of Electron, and checks what came out: the contents of
 * the asar, the fuses, the file types and links, and that its main process runs from outside the project. Needs no network and no
 * Electron. Prints a line for each check and `N passed, N failed`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll } from '@electron/asar';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { checkAsar } from './asar-contents.ts';
import { builderArguments } from './builder.ts';
import { root } from './root.ts';
import { runPackaged } from './run-packaged.ts';
import { runTool } from './run-tool.ts';
import { makeStubElectron } from './stub-electron.ts';
import type { StubPlatform } from './stub-electron.ts';

type Target = {
  readonly platform: StubPlatform;
  readonly option: string;
  readonly unpacked: string;
  readonly program: string;
  readonly resources: string;
};

const targets: readonly Target[] = [
  {
    platform: 'linux',
    option: '--linux',
    unpacked: 'linux-unpacked',
    program: 'broadsheet',
    resources: 'resources',
  },
  {
    platform: 'win32',
    option: '--win',
    unpacked: 'win-unpacked',
    program: 'Broadsheet.exe',
    resources: 'resources',
  },
  {
    platform: 'darwin',
    option: '--mac',
    unpacked: 'mac',
    program: 'Broadsheet.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework',
    resources: 'Broadsheet.app/Contents/Resources',
  },
];

const wantedFuses = new Map<FuseV1Options, FuseState>([
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
]);

let passed = 0;
let failed = 0;
const problemsOf = async (work: () => Promise<readonly string[]> | readonly string[]): Promise<readonly string[]> => {
  try {
    return await work();
  } catch (error) {
    return [String(error)];
  }
};

const check = async (name: string, work: () => Promise<readonly string[]> | readonly string[]): Promise<void> => {
  const problems = await problemsOf(work);
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(
    problems.length === 0
      ? `ok      ${name}`
      : `FAILED  ${name}\n${problems.map((text) => `        ${text}`).join('\n')}`,
  );
};

const fuseProblems = async (program: string): Promise<readonly string[]> => {
  const wire = await getCurrentFuseWire(program);
  if (wire.version !== FuseVersion.V1) return ['a fuse wire of another version'];
  return [...wantedFuses]
    .filter(([fuse, state]) => wire[fuse] !== state)
    .map(([fuse]) => `${FuseV1Options[fuse]} is not as it should be`);
};

/** macOS is told in the Info.plist what the program opens; the other two are told by their installers. */
const plistProblems = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  return ['<string>feed</string>', '<string>feeds</string>', '<string>opml</string>', 'ElectronAsarIntegrity']
    .filter((needed) => !text.includes(needed))
    .map((needed) => `Info.plist lacks ${needed}`);
};

const work = mkdtempSync(path.join(tmpdir(), 'broadsheet-package-'));
const checkTarget = async ({ platform, option, unpacked, program, resources }: Target): Promise<void> => {
  const stub = path.join(work, platform);
  const output = path.join(work, 'release');
  makeStubElectron(stub, platform);
  const args = [
    ...builderArguments,
    option,
    'dir',
    '--x64',
    `-c.electronDist=${stub}`,
    `-c.directories.output=${output}`,
  ];
  if (platform === 'darwin') args.push('-c.mac.identity=null');
  const { code } = await runTool(`electron-builder ${option}`, 'electron-builder', args, { limitMs: 3 * 60_000 });
  const folder = path.join(output, unpacked);
  const asar = path.join(folder, resources, 'app.asar');
  await check(`${platform}: packages`, () => (code === 0 && existsSync(asar) ? [] : [`exit code ${code}`]));
  if (!existsSync(asar)) return;
  await check(`${platform}: the asar holds what it must and nothing else`, () => checkAsar(asar));
  await check(`${platform}: no program outside the asar`, () =>
    existsSync(path.join(folder, resources, 'app')) ? ['resources/app is there'] : [],
  );
  await check(`${platform}: fuses`, () => fuseProblems(path.join(folder, program)));
  if (platform === 'darwin') {
    await check('darwin: file types and links', () =>
      plistProblems(path.join(folder, 'Broadsheet.app/Contents/Info.plist')),
    );
  }
  if (platform !== 'linux') return;
  await check('the packaged main process runs by itself and shows its paper', async () => {
    const app = path.join(work, 'app');
    extractAll(asar, app);
    await runPackaged(app, path.join(work, 'library'));
    return [];
  });
};

process.chdir(root);
try {
  for (const target of targets) await checkTarget(target);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
