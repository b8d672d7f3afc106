/** Typed arrays that grow by half. */

type Numbers =
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** The same array if it holds `length` numbers, else a larger copy whose new places hold `fill`. */
export const grown = <T extends Numbers>(array: T, length: number, fill = 0): T => {
  if (array.length >= length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(length, 64, Math.ceil(array.length * 1.5)));
  larger.set(array);
  if (fill !== 0) larger.fill(fill, array.length);
  return larger;
};
