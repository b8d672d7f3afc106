import { PhotonImage } from '@cf-wasm/photon/node';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPictureMaker } from '../../../electron/library/articles/picture-maker.ts';
import { measurePicture } from '../../../electron/library/articles/pictures/measure.ts';
import { isNeedlesslyLarge, makeSmaller } from '../../../electron/library/articles/pictures/smaller.ts';

/** A picture with something in it, so that it does not shrink to nothing. */
const draw = (width: number, height: number): PhotonImage => {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const place = at / 4;
    pixels[at] = (place * 7) % 251;
    pixels[at + 1] = (place / width) % 256;
    pixels[at + 2] = (place * place) % 241;
    pixels[at + 3] = 255;
  }
  return new PhotonImage(pixels, width, height);
};
const jpegOf = (width: number, height: number): Uint8Array => draw(width, height).get_bytes_jpeg(95);
const pngOf = (width: number, height: number): Uint8Array => draw(width, height).get_bytes();
/** A segment put in after a JPEG's first two bytes. */
const withSegment = (jpeg: Uint8Array, marker: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
    content,
    jpeg.subarray(2),
  ]);
const turned = Buffer.from(
  ['457869660000', '49492a0008000000', '0100', '1201030001000000', '06000000', '00000000'].join(''),
  'hex',
);

const wide = jpegOf(2_000, 600);

describe('a picture larger than the column needs', () => {
  it('is made as wide as the column, in its own proportions', async () => {
    const smaller = await makeSmaller(wide);
    expect(measurePicture(smaller)).toMatchObject({ kind: 'jpeg', width: 1_400, height: 420 });
    expect(smaller.length).toBeLessThan(wide.length * 0.8);
  });

  it('keeps its colour profile', async () => {
    const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.alloc(64, 7)]);
    const smaller = await makeSmaller(withSegment(wide, 0xe2, profile));
    expect(measurePicture(smaller)?.width).toBe(1_400);
    expect(Buffer.from(smaller).includes(profile)).toBe(true);
  });

  it('is still a PNG when it is small as one', async () => {
    const flat = new PhotonImage(new Uint8Array(2_000 * 500 * 4).fill(255), 2_000, 500).get_bytes();
    const noisy = Buffer.concat([
      flat.subarray(0, 33),
      Buffer.from([0, 0, 0x40, 0, ...Buffer.from('teXt')]),
      Buffer.alloc(0x4000 + 4),
      flat.subarray(33),
    ]);
    const smaller = await makeSmaller(noisy);
    expect(measurePicture(smaller)).toMatchObject({ kind: 'png', width: 1_400, height: 350 });
  });

  it.each([
    ['one that fits', jpegOf(900, 300)],
    ['one that is turned by a note beside it', withSegment(wide, 0xe1, turned)],
    [
      'an animated PNG',
      Buffer.concat([
        pngOf(1_700, 40).subarray(0, 33),
        Buffer.from('000000086163544c00000002000000000000000000', 'hex'),
        pngOf(1_700, 40).subarray(33),
      ]),
    ],
    [
      'an animated WebP',
      Buffer.concat([
        Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0', 'latin1'),
        Buffer.from([0, 10, 0, 0, 10, 0]),
        Buffer.alloc(64),
      ]),
    ],
    ['an animation', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(2_000_000, 1)])],
    [
      'one of more pixels than are decoded',
      withSegment(wide, 0xe0, Buffer.alloc(4)).map((byte, at, all) =>
        at > 4 && all[at - 5] === 0xff && all[at - 4] === 0xc0 ? 0xff : byte,
      ),
    ],
  ])('%s stays as it is', async (_what, bytes) => {
    expect(isNeedlesslyLarge(bytes)).toBe(false);
    expect(await makeSmaller(bytes)).toBe(bytes);
  });
});

describe('measuring', () => {
  it('of any bytes ends, and never throws', () => {
    const start = fc.constantFrom(
      'ffd8ffe1',
      'ffd8ffc0',
      '89504e470d0a1a0a0000000d49484452',
      '524946460000000057454250',
      'ffd8ffe2',
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        const facts = measurePicture(Buffer.concat([Buffer.from(head, 'hex'), rest]));
        if (facts !== null) expect(facts.width).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the thread that makes pictures smaller', () => {
  it('goes on after a picture that cannot be decoded, which stays as it is', async () => {
    const lines: string[] = [];
    const maker = openPictureMaker((_level, event) => void lines.push(event));
    const { signal } = new AbortController();
    const broken = Buffer.from(wide).fill(0, 700);
    expect((await maker.make(broken, signal)).length).toBeLessThanOrEqual(broken.length);
    const smaller = await maker.make(wide, signal);
    expect(measurePicture(smaller)?.width).toBe(1_400);
    const cut = wide.slice(0, 700);
    expect(await maker.make(cut, signal)).toBe(cut);
    expect(lines).toContain('picture.as-it-is');
    expect(measurePicture(await maker.make(wide, signal))?.width).toBe(1_400);
    await maker.close();
  });
});
