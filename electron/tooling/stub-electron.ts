/**
 * A folder that looks like Electron's release unpacked, without Electron: empty files, and a program file that carries a real fuse wire,
 * so that packaging (files, asar, fuses, icons, desktop entries) can be run and checked where Electron's program cannot be had.
 */
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { electronVersion } from './electron-binary.ts';
import { root } from './root.ts';

export type StubPlatform = 'linux' | 'win32' | 'darwin';

/** Sentinel, version 1 of the wire, the number of fuses, and a byte for each: Electron's documented defaults in the order of FuseV1Options. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

const locales = ['en-US', 'de', 'fa'];

type Put = (name: string, content?: string | Uint8Array) => void;

const linux = (folder: string, put: Put): void => {
  put('electron', Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n#'), fuseWire, Buffer.from('\n')]));
  chmodSync(path.join(folder, 'electron'), 0o755);
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so', 'icudtl.dat', 'resources.pak'])
    put(name);
  for (const name of ['snapshot_blob.bin', 'v8_context_snapshot.bin']) put(name);
  for (const locale of locales) put(`locales/${locale}.pak`);
};

/** A valid, empty program with the version and icon resources that electron-builder edits. */
const windowsProgram = (): Buffer => {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  const language = { lang: 1033, codepage: 1200 };
  version.lang = language.lang;
  version.setFileVersion(1, 0, 0, 0, language.lang);
  version.setStringValues(language, {
    ProductName: 'Electron',
    FileDescription: 'Electron',
    OriginalFilename: 'electron.exe',
  });
  version.outputToResourceEntries(resources.entries);
  const icon = Data.IconFile.from(readFileSync(path.join(root, 'resources/icons/icon.ico')));
  const pictures = icon.icons.map((item) => item.data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, language.lang, pictures);
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), fuseWire]);
};

const windows = (put: Put): void => {
  put('electron.exe', windowsProgram());
  for (const name of ['ffmpeg.dll', 'icudtl.dat', 'resources.pak', 'snapshot_blob.bin']) put(name);
  for (const locale of locales) put(`locales/${locale}.pak`);
};

const plist = (name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.electron.${name}</string>
<key>CFBundleName</key><string>${name}</string><key>CFBundlePackageType</key><string>APPL</string></dict></plist>
`;

const mac = (folder: string, put: Put): void => {
  const contents = 'Electron.app/Contents';
  put(`${contents}/MacOS/Electron`, fuseWire);
  put(`${contents}/Info.plist`, plist('Electron'));
  put(`${contents}/Resources/electron.icns`);
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  put(`${framework}/Versions/A/Electron Framework`, fuseWire);
  put(`${framework}/Versions/A/Resources/Info.plist`, plist('Electron Framework'));
  for (const locale of ['en', 'de', 'fa']) {
    put(`${contents}/Resources/${locale}.lproj/locale.pak`);
    put(`${framework}/Versions/A/Resources/${locale}.lproj/locale.pak`);
  }
  symlinkSync('A', path.join(folder, framework, 'Versions', 'Current'));
  for (const name of ['Electron Framework', 'Resources']) {
    symlinkSync(`Versions/Current/${name}`, path.join(folder, framework, name));
  }
  for (const name of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `${contents}/Frameworks/Electron Helper${name}.app/Contents`;
    put(`${helper}/MacOS/Electron Helper${name}`);
    put(`${helper}/Info.plist`, plist(`Electron Helper${name}`));
  }
};

/** Makes the stub in an empty folder. */
export const makeStubElectron = (folder: string, platform: StubPlatform): void => {
  const put: Put = (name, content = '') => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  put('version', electronVersion());
  put('LICENSE', 'stub');
  put('LICENSES.chromium.html', 'stub');
  if (platform === 'linux') linux(folder, put);
  if (platform === 'win32') windows(put);
  if (platform === 'darwin') mac(folder, put);
  else mkdirSync(path.join(folder, 'resources'), { recursive: true });
};
