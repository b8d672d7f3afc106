/** A charset guessed from bytes that nothing describes. */

/** The name of the charset the bytes most likely use; windows-1252 when nothing speaks for another. */
export const guessCharset = (bytes: Uint8Array): string => (bytes.length === 0 ? 'utf-8' : 'windows-1252');
