/** Apple's binary property list (bplist00), as far as web archives use it. Private to `files/`. */
import { Failure } from '../../../contract/errors.ts';

export type Property =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Property[]
  | ReadonlyMap<string, Property>;

const mostObjects = 200_000;
const deepest = 32;

/** Fails with `file-damaged` on anything that is not a sound list. */
export const readPropertyList = (bytes: Uint8Array): Property => {
  const damaged = (): never => {
    throw new Failure('file-damaged');
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 40 || Buffer.from(bytes.subarray(0, 8)).toString('latin1') !== 'bplist00') return damaged();
  const trailer = bytes.length - 32;
  const offsetSize = view.getUint8(trailer + 6);
  const referenceSize = view.getUint8(trailer + 7);
  const count = Number(view.getBigUint64(trailer + 8));
  const top = Number(view.getBigUint64(trailer + 16));
  const table = Number(view.getBigUint64(trailer + 24));
  if (
    count > mostObjects ||
    table > trailer ||
    offsetSize < 1 ||
    offsetSize > 8 ||
    referenceSize < 1 ||
    referenceSize > 8
  )
    return damaged();
  const sized = (at: number, size: number): number => {
    if (at < 0 || at + size > bytes.length) return damaged();
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + view.getUint8(at + index);
    return value;
  };
  let visited = 0;
  const slice = (at: number, length: number): Uint8Array =>
    at + length <= bytes.length ? bytes.subarray(at, at + length) : damaged();
  const read = (index: number, depth: number): Property => {
    visited += 1;
    if (index >= count || depth > deepest || visited > mostObjects) return damaged();
    const at = sized(table + index * offsetSize, offsetSize);
    const marker = sized(at, 1);
    const kind = marker >> 4;
    let length = marker & 0x0f;
    let start = at + 1;
    if (length === 0x0f && kind >= 4) {
      const size = 1 << (sized(start, 1) & 0x0f);
      length = sized(start + 1, size);
      start += 1 + size;
    }
    const reference = (position: number): Property =>
      read(sized(start + position * referenceSize, referenceSize), depth + 1);
    if (kind === 0) return marker === 9 ? true : marker === 8 ? false : null;
    if (kind === 1) return sized(start, 1 << length);
    if (kind === 2 || kind === 3) return null;
    if (kind === 4) return slice(start, length);
    if (kind === 5) return Buffer.from(slice(start, length)).toString('latin1');
    if (kind === 6) return new TextDecoder('utf-16be').decode(slice(start, length * 2));
    if (length > mostObjects) return damaged();
    if (kind === 0xa) return Array.from({ length }, (_, position) => reference(position));
    if (kind !== 0xd) return null;
    const map = new Map<string, Property>();
    for (let position = 0; position < length; position += 1) {
      const key = reference(position);
      if (typeof key === 'string') map.set(key, reference(position + length));
    }
    return map;
  };
  return read(top, 0);
};
