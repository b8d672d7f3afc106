/** `node electron/tooling/make-icons.ts`: draws the icons of every platform from the two SVG files, with a Chromium. Run after changing a drawing; its results are kept in the repository. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './browser.ts';
import { icns, ico } from './icon-files.ts';
import { root } from './root.ts';

const folder = path.join(root, 'resources', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const largestSmall = 48;

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? findBrowser() ?? '' });
const pictures = new Map<number, Buffer>();
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    const drawing = readFileSync(path.join(folder, size <= largestSmall ? 'icon-small.svg' : 'icon.svg'), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
for (const [size, png] of pictures) writeFileSync(path.join(folder, `${size}x${size}.png`), png);
writeFileSync(path.join(folder, 'icon.ico'), ico(pictures));
writeFileSync(path.join(folder, 'icon.icns'), icns(pictures));
console.log(`drawn: ${sizes.join(', ')} pixels, icon.ico, icon.icns`);
