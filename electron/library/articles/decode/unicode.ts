/** Forms of Unicode that the platform does not decode. */

/** Four bytes a character; a byte order mark is dropped. */
export const decodeUtf32 = (bytes: Uint8Array, { little }: { readonly little: boolean }): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    const valid = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    parts.push(valid ? String.fromCodePoint(point) : '\uFFFD');
  }
  return parts.join('').replace(/^\uFEFF/, '');
};

/** RFC 2152: runs of base64 between `+` and `-`. */
export const decodeUtf7 = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes).replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (_whole, run: string) => {
    if (run === '') return '+';
    const units = Buffer.from(run, 'base64');
    return units
      .subarray(0, units.length - (units.length % 2))
      .swap16()
      .toString('utf16le');
  });
