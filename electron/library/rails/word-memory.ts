/** Remembers a number for every word met, by the word's hash, so that a known word costs neither a string nor a look-up by string. */

export type WordMemory = (text: string, start: number, end: number) => number;

const places = 1 << 17;
/** Beyond this it begins again, empty. */
const remembered = 80_000;

/** Two words of one 32-bit hash are taken for one: among so many that are remembered, one pair perhaps. */
export const createWordMemory = (numberOf: (word: string) => number): WordMemory => {
  /** Hashes, zero for an empty place. */
  const keys = new Uint32Array(places);
  const numbers = new Int32Array(places);
  let used = 0;
  return (text, start, end) => {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0 || 1;
    let place = Math.imul(hash, 0x9e3779b1) >>> 15;
    while (keys[place] !== 0 && keys[place] !== hash) place = (place + 1) & (places - 1);
    if (keys[place] === hash) return numbers[place] ?? 0;
    const found = numberOf(text.slice(start, end));
    if (used >= remembered) {
      keys.fill(0);
      used = 0;
      place = Math.imul(hash, 0x9e3779b1) >>> 15;
    }
    keys[place] = hash;
    numbers[place] = found;
    used += 1;
    return found;
  };
};
