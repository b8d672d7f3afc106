/**
 * Draws the pictures of the sample stories into resources/samples/pictures. `node electron/tooling/sample-pictures.ts`, only after a change
 * of a scene here: the drawings themselves are kept in the project.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';

const width = 1200;
const height = 760;
const folder = path.resolve(import.meta.dirname, '../../resources/samples/pictures');

const sky = (top: string, bottom: string): string =>
  `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#s)"/>`;

const shape = (fill: string, d: string, opacity = 1): string => `<path d="${d}" fill="${fill}" opacity="${opacity}"/>`;
const box = (fill: string, x: number, y: number, w: number, h: number, opacity = 1): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" opacity="${opacity}"/>`;
const disc = (fill: string, x: number, y: number, r: number, opacity = 1): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" opacity="${opacity}"/>`;
const line = (stroke: string, d: string, w = 4): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${w}" stroke-linecap="round"/>`;
const row = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

const sea = (y: number, far: string, near: string, glint: string): string =>
  box(far, 0, y, width, height - y) +
  shape(near, `M0 ${y + 120} C 300 ${y + 80} 500 ${y + 170} 800 ${y + 120} S 1100 ${y + 90} 1200 ${y + 130} V760 H0Z`) +
  row(14, (i) => box(glint, (i * 397) % 1100, y + 24 + ((i * 61) % 220), 60 + ((i * 37) % 90), 3, 0.5));

const ferry = (x: number, y: number, hull: string, deck: string): string =>
  shape(hull, `M${x} ${y} h360 l-40 62 h-286z`) +
  box(deck, x + 40, y - 46, 260, 46) +
  box(deck, x + 84, y - 84, 150, 40) +
  row(7, (i) => box(hull, x + 56 + i * 34, y - 34, 18, 16)) +
  box(hull, x + 150, y - 128, 30, 46);

const scenes: Readonly<Record<string, string>> = {
  quay:
    sky('#f0d9b5', '#d79a68') +
    disc('#f7ead2', 860, 250, 64) +
    sea(430, '#7b6a68', '#59494a', '#e7b98a') +
    ferry(180, 470, '#2f2a2d', '#efe3cf') +
    ferry(640, 500, '#98281a', '#f2e9d9') +
    shape('#3d3231', 'M0 640 H1200 V760 H0Z') +
    row(9, (i) => box('#241d1d', 60 + i * 135, 596, 16, 60)),
  islands:
    sky('#cfd9dd', '#eef0e6') +
    sea(440, '#9db3b3', '#7c979a', '#eef3ee') +
    shape('#7d9467', 'M80 446 C 220 360 380 350 560 446Z') +
    shape('#93a67e', 'M520 446 C 640 392 800 380 980 446Z') +
    shape('#5f7550', 'M760 470 C 880 410 1040 402 1200 452 V500 H740Z') +
    box('#f4efe4', 300, 396, 34, 26) +
    shape('#98281a', 'M294 398 l23 -20 l23 20z') +
    shape('#3d4446', 'M420 600 h160 l-24 34 h-112z') +
    line('#3d4446', 'M500 600 V520') +
    shape('#f4efe4', 'M504 524 L560 592 H504Z'),
  office:
    box('#d9cdb8', 0, 0, width, height) +
    box('#8fa1a8', 360, 90, 480, 330) +
    shape('#5f727a', 'M360 330 L840 270 V420 H360Z') +
    shape('#e9e2d3', 'M596 90 h10 v330 h-10z M360 250 h480 v8 H360z') +
    shape('#7a5a43', 'M120 560 H1080 L1200 700 H0Z') +
    shape('#5d4433', 'M0 700 H1200 V730 H0Z') +
    row(5, (i) => shape('#3b2d25', `M${190 + i * 180} 540 v-96 h70 v96z`)) +
    row(4, (i) => box('#fbf7ee', 240 + i * 200, 596, 84, 16)),
  coast:
    sky('#d7e3e6', '#f3e6cf') +
    shape('#d5b98c', 'M0 420 C 260 350 520 380 760 400 S 1080 370 1200 410 V760 H0Z') +
    sea(560, '#6f9aa3', '#4f7d88', '#dcebea') +
    box('#f7f3ea', 300, 360, 620, 96) +
    box('#e3dac8', 300, 440, 620, 20) +
    row(13, (i) => box('#8a7f6b', 330 + i * 46, 386, 22, 30)) +
    row(3, (i) => box('#f7f3ea', 380 + i * 190, 300, 44, 62)) +
    row(10, (i) => line('#b9a27a', `M${330 + i * 62} 470 V${580 + ((i * 7) % 20)}`, 5)),
  shipyard:
    sky('#c7d0d4', '#e5dfd2') +
    sea(520, '#7b8b8e', '#5f727a', '#d8dfe0') +
    shape('#4d4742', 'M0 520 H1200 V600 L0 640Z') +
    shape('#98281a', 'M260 520 C 320 360 380 300 520 292 H900 V520Z') +
    row(9, (i) => line('#6b1c12', `M${400 + i * 56} 300 V520`, 5)) +
    line('#3a3531', 'M160 520 V120 H760', 14) +
    line('#3a3531', 'M160 200 L300 120', 8) +
    line('#3a3531', 'M640 120 V250', 4) +
    box('#3a3531', 620, 250, 44, 30),
  whale:
    sky('#cdd8e0', '#e9e7df') +
    shape('#aab8c0', 'M0 330 L200 200 L340 300 L520 160 L760 320 L960 220 L1200 330Z') +
    shape('#c4ced3', 'M0 350 L240 270 L480 340 L700 260 L1200 350Z') +
    sea(344, '#465f70', '#33495a', '#9fb5c2') +
    shape('#1f2b34', 'M330 520 C 460 410 700 400 880 500 C 830 540 420 548 330 520Z') +
    shape('#1f2b34', 'M668 436 C 690 396 716 390 740 400 C 730 420 724 440 726 456Z') +
    row(9, (i) => disc('#32424e', 420 + i * 44, 470 + ((i * 13) % 24), 5)) +
    line('#dfe7ea', 'M250 540 C 420 560 760 566 960 530', 5),
  library:
    box('#3b2f27', 0, 0, width, height) +
    row(
      5,
      (shelf) =>
        box('#5b4636', 60, 70 + shelf * 112, 470, 12) +
        row(22, (i) =>
          box(
            ['#98281a', '#c98f63', '#6c6485', '#66794f', '#e9c9a1', '#5f727a'][(i * 5 + shelf) % 6] ?? '',
            66 + i * 21,
            70 + shelf * 112 - 58 - ((i * 17) % 22),
            16,
            58 + ((i * 17) % 22),
          ),
        ),
    ) +
    row(
      5,
      (shelf) =>
        box('#5b4636', 690, 70 + shelf * 112, 450, 12) +
        row(21, (i) =>
          box(
            ['#c98f63', '#66794f', '#98281a', '#e9c9a1', '#5f727a', '#6c6485'][(i * 7 + shelf) % 6] ?? '',
            696 + i * 21,
            70 + shelf * 112 - 56 - ((i * 13) % 26),
            16,
            56 + ((i * 13) % 26),
          ),
        ),
    ) +
    disc('#f3cf8e', 608, 300, 190, 0.16) +
    disc('#f3cf8e', 608, 300, 110, 0.28) +
    line('#1f1813', 'M608 0 V236', 5) +
    shape('#e9c9a1', 'M548 290 L578 236 H638 L668 290Z') +
    box('#8c6650', 470, 610, 280, 26) +
    box('#f2e9d9', 480, 570, 260, 42) +
    box('#fbf7ee', 486, 556, 70, 30),
  type:
    box('#8c6650', 0, 0, width, height) +
    row(6, (r) =>
      row(
        9,
        (c) =>
          box('#6d4a3a', 24 + c * 130, 24 + r * 122, 118, 110) +
          row(6, (i) =>
            box(
              ['#a9a6a0', '#8f8c86', '#c4c1ba'][(i + r + c) % 3] ?? '',
              34 + c * 130 + (i % 3) * 34,
              36 + r * 122 + Math.floor(i / 3) * 46 + ((i * c) % 7),
              28,
              40,
            ),
          ),
      ),
    ) +
    shape('#3a3531', 'M560 430 l420 -120 l26 90 l-420 120z') +
    row(11, (i) => shape('#d7d4cd', `M${592 + i * 34} ${440 - i * 9.7} l24 -7 l13 46 l-24 7z`)),
  forget:
    box('#2b2f3a', 0, 0, width, height) +
    disc('#e9c9a1', 900, 170, 60) +
    box('#1d2029', 120, 60, 420, 330) +
    disc('#dfe3ea', 420, 150, 34) +
    row(16, (i) => disc('#dfe3ea', 140 + ((i * 89) % 380), 80 + ((i * 53) % 280), 2)) +
    shape('#5d4433', 'M0 520 H1200 V760 H0Z') +
    shape('#98281a', 'M380 560 l360 -40 l60 120 l-380 50z') +
    shape('#7a1f14', 'M420 690 l380 -50 v14 l-378 52z') +
    line('#e9c9a1', 'M590 536 l56 122', 6) +
    line('#d8d3e2', 'M840 640 l150 -40', 7),
  train:
    sky('#7d86a3', '#e2c9b8') +
    shape('#c9cfdd', 'M0 430 L180 180 L320 360 L520 120 L740 400 L920 230 L1200 430Z') +
    shape('#f3f2ee', 'M520 120 L590 210 L540 236 L480 200Z M180 180 L226 244 L150 250Z M920 230 L974 276 L890 286Z') +
    shape('#e9ebef', 'M0 470 C 300 400 700 500 1200 430 V760 H0Z') +
    shape('#5b627a', 'M0 560 L1200 500 V516 L0 578Z') +
    row(
      4,
      (i) =>
        shape(i === 0 ? '#98281a' : '#34405c', `M${170 + i * 220} ${476 - i * 11} l204 -10 v74 l-204 10z`) +
        row(4, (w) => box('#f6d98f', 196 + i * 220 + w * 44, 492 - i * 11 - w * 2, 26, 22)),
    ) +
    row(7, (i) => shape('#3b4a3f', `M${60 + i * 180} 700 l34 -110 l34 110z`)),
  bridge:
    sky('#d9e2e2', '#f4e3c8') +
    sea(520, '#86a0a3', '#6b878c', '#f1efe2') +
    shape('#aab3a8', 'M0 520 C 200 470 360 486 520 520Z M700 520 C 860 480 1040 470 1200 500 V524Z') +
    box('#4b4a4a', 0, 440, width, 22) +
    row(2, (i) => box('#4b4a4a', 300 + i * 560, 130, 34, 420)) +
    line('#4b4a4a', 'M0 330 Q 160 420 317 140 Q 590 560 877 140 Q 1040 420 1200 330', 8) +
    row(22, (i) => line('#4b4a4a', `M${30 + i * 54} ${440 - Math.abs(Math.sin(i * 0.62)) * 90} V440`, 3)) +
    row(
      8,
      (i) =>
        disc('none', 90 + i * 140, 426, 0) +
        line(
          '#98281a',
          `M${80 + i * 140} 430 m-9 0 a9 9 0 1 0 18 0 a9 9 0 1 0 -18 0 m26 0 a9 9 0 1 0 18 0 a9 9 0 1 0 -18 0`,
          3,
        ),
    ),
};

/** A little grain, as of a print on uncoated paper. */
const grain = `<filter id="g"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" seed="7"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 0.09 0"/></filter><rect width="${width}" height="${height}" filter="url(#g)"/>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const page = await browser.newPage({ viewport: { width, height } });
const session = await page.context().newCDPSession(page);
await mkdir(folder, { recursive: true });
for (const [name, drawing] of Object.entries(scenes)) {
  await page.setContent(
    `<style>body{margin:0}</style><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawing}${grain}</svg>`,
  );
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  await writeFile(path.join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
}
await browser.close();
