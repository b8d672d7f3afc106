import { spawn } from 'node:child_process';
import { externalLink } from './links.ts';

const commandFor = (platform: NodeJS.Platform): readonly string[] => {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
};

/** Opens an allowed address with the system's program for it, without a shell; answers whether one was started. */
export const openWithSystem = async (
  raw: string,
  [program = '', ...before]: readonly string[] = commandFor(process.platform),
): Promise<boolean> => {
  const link = externalLink(raw);
  if (link === null) return false;
  return new Promise((resolve) => {
    const child = spawn(program, [...before, link], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
};
