/** The two icon containers. Both simply hold PNG pictures (Windows Vista and Mac OS X 10.7 and later read them). */

/** PNG pictures by their width in pixels. */
export type Pictures = ReadonlyMap<number, Uint8Array>;

const windowsSizes = [16, 24, 32, 48, 64, 128, 256] as const;
const macTypes = [
  [16, 'icp4'],
  [32, 'icp5'],
  [64, 'icp6'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
] as const;

const pictureOf = (pictures: Pictures, size: number): Uint8Array => {
  const found = pictures.get(size);
  if (found === undefined) throw new Error(`no picture of ${size} pixels`);
  return found;
};

/** A Windows icon: a head, one entry of 16 bytes for each picture, the pictures. */
export const ico = (pictures: Pictures): Buffer => {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(windowsSizes.length, 4);
  let offset = head.length + 16 * windowsSizes.length;
  const entries = windowsSizes.map((size) => {
    const { length } = pictureOf(pictures, size);
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0); // 0 stands for 256
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...windowsSizes.map((size) => pictureOf(pictures, size))]);
};

const chunk = (type: string, ...contents: readonly Uint8Array[]): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + contents.reduce((sum, content) => sum + content.length, 0), 4);
  return Buffer.concat([head, ...contents]);
};

/** A macOS icon: one chunk for each picture inside one of type `icns`. */
export const icns = (pictures: Pictures): Buffer =>
  chunk('icns', ...macTypes.map(([size, type]) => chunk(type, pictureOf(pictures, size))));
