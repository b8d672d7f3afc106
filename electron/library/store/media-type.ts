/** The type of sound and film by their first bytes, whatever a server or a name says. */

const text = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(bytes.subarray(at, at + length)).toString('latin1');

const brands: Readonly<Record<string, string>> = { 'M4A ': 'audio/mp4', 'M4B ': 'audio/mp4', 'M4P ': 'audio/mp4' };

/** Bytes that are enough to tell. */
export const mediaHeadBytes = 64;

/** A type that Chromium plays, or `null`. */
export const mediaType = (bytes: Uint8Array): string | null => {
  const start = text(bytes, 0, 4);
  if (start === 'OggS') return bytes.length > 40 && text(bytes, 28, 12).includes('theora') ? 'video/ogg' : 'audio/ogg';
  if (start === 'fLaC') return 'audio/flac';
  if (start === 'RIFF' && text(bytes, 8, 4) === 'WAVE') return 'audio/wav';
  if (start === '\x1aE\xdf\xa3') return 'video/webm';
  if (text(bytes, 4, 4) === 'ftyp') return brands[text(bytes, 8, 4)] ?? 'video/mp4';
  if (start.startsWith('ID3')) return 'audio/mpeg';
  const [first = 0, second = 0] = bytes;
  // ADTS and MPEG audio begin with eleven or twelve set bits; the layer tells them apart.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac';
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return 'audio/mpeg';
  return null;
};
