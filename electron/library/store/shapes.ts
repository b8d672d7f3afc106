/** Looks at JSON whose shape is not yet known. Each throws a `TypeError` when it is another one. */

export const requireObject = (json: unknown): Readonly<Record<string, unknown>> => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new TypeError('not an object');
  return json as Readonly<Record<string, unknown>>;
};

export const requireArray = (json: unknown): readonly unknown[] => {
  if (!Array.isArray(json)) throw new TypeError('not an array');
  return json;
};

export const requireNumber = (json: unknown): number => {
  if (typeof json !== 'number') throw new TypeError('not a number');
  return json;
};
