/** Electron's program file: where it is, and how it is fetched. The package is never required: doing so would start a download. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

const packageFolder = path.join(root, 'node_modules', 'electron');
const reachMs = 5_000;
const fetchMs = 600_000;

const programName = (platform: NodeJS.Platform): string => {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
};

/** The program file, or `null` where it is not there or cannot be run. */
export const findElectron = (): string | null => {
  const named = path.join(packageFolder, 'path.txt');
  const name = (existsSync(named) && readFileSync(named, 'utf8').trim()) || programName(process.platform);
  const file = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(packageFolder, 'dist'), name);
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return null; // not there, or not for us to run
  }
};

/** The version that package.json pins. */
export const electronVersion = (): string =>
  (JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string }).version;

/** Fetches the program file once. Answers `null` when it is there, else why not. */
export const fetchElectron = async (say: (text: string) => void): Promise<string | null> => {
  const version = electronVersion();
  const base = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    await fetch(`${base}v${version}/SHASUMS256.txt`, { method: 'HEAD', signal: AbortSignal.timeout(reachMs) });
  } catch {
    return `${new URL(base).host} cannot be reached`;
  }
  say(`fetching Electron ${version} (about 110 MB, once) …`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'inherit', 'pipe'],
      timeout: fetchMs,
    });
    let trouble = '';
    child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : (/^\S*Error: .*/m.exec(trouble)?.[0] ?? `exit ${code}`)));
  });
};
