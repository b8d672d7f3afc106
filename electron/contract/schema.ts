/**
 * Run-time checks for what crosses a host's boundary. Types do not survive IPC or HTTP, so each call carries a schema; the
 * static type is inferred from it. A schema either answers a clean value (unknown members dropped) or throws `SchemaError`.
 */
export type Schema<T> = { readonly parse: (value: unknown, path: string) => T };
export type Infer<S> = S extends Schema<infer T> ? T : never;

/** The input of a call does not have the shape its schema asks for. `path` names the member, `expected` says what was asked. */
export class SchemaError extends Error {
  readonly path: string;
  readonly expected: string;
  constructor(path: string, expected: string) {
    super(`${path || 'input'}: expected ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

const schema = <T>(parse: (value: unknown, path: string) => T): Schema<T> => ({ parse });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** No input at all; `undefined`, `null` and `{}` are accepted. */
export const nothing: Schema<void> = schema((value, path) => {
  if (value === undefined || value === null) return;
  if (isRecord(value) && Object.keys(value).length === 0) return;
  throw new SchemaError(path, 'no input');
});

/** A string of at most `max` UTF-16 units, and at least `min`. */
export const text = (max: number, min = 1): Schema<string> =>
  schema((value, path) => {
    if (typeof value !== 'string' || value.length < min || value.length > max) {
      throw new SchemaError(path, `a text of ${min} to ${max} characters`);
    }
    return value;
  });

export const flag: Schema<boolean> = schema((value, path) => {
  if (typeof value !== 'boolean') throw new SchemaError(path, 'true or false');
  return value;
});

/** A finite number from `min` to `max`, both included. */
export const number = (min: number, max: number): Schema<number> =>
  schema((value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max) {
      throw new SchemaError(path, `a number from ${min} to ${max}`);
    }
    return value;
  });

/** A whole number from `min` to `max`, both included. */
export const integer = (min: number, max: number): Schema<number> =>
  schema((value, path) => {
    const whole = number(min, max).parse(value, path);
    if (!Number.isInteger(whole)) throw new SchemaError(path, 'a whole number');
    return whole;
  });

export const oneOf = <const T extends readonly string[]>(...choices: T): Schema<T[number]> =>
  schema((value, path) => {
    if (typeof value !== 'string' || !choices.includes(value)) {
      throw new SchemaError(path, `one of ${choices.join(', ')}`);
    }
    return value;
  });

export const list = <T>(of: Schema<T>, max: number, min = 0): Schema<readonly T[]> =>
  schema((value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      throw new SchemaError(path, `a list of ${min} to ${max}`);
    }
    return value.map((item, index) => of.parse(item, `${path}[${index}]`));
  });

/** The value or `null`. */
export const nullable = <T>(of: Schema<T>): Schema<T | null> =>
  schema((value, path) => (value === null ? null : of.parse(value, path)));

type OptionalSchema<T> = Schema<T | undefined> & { readonly optional: true };

/** A member that may be left out. */
export const optional = <T>(of: Schema<T>): OptionalSchema<T> => ({
  optional: true,
  parse: (value, path) => (value === undefined ? undefined : of.parse(value, path)),
});

type Shape = Readonly<Record<string, Schema<unknown>>>;
type OptionalKeys<S extends Shape> = {
  [K in keyof S]: S[K] extends { readonly optional: true } ? K : never;
}[keyof S];
type ObjectOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Infer<S[K]>;
} & { readonly [K in OptionalKeys<S>]?: Infer<S[K]> };

/** An object with just these members; others are dropped. */
export const object = <S extends Shape>(shape: S): Schema<ObjectOf<S>> =>
  schema((value, path) => {
    if (!isRecord(value)) throw new SchemaError(path, 'an object');
    const clean: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(shape)) {
      const parsed = member.parse(Object.hasOwn(value, key) ? value[key] : undefined, path ? `${path}.${key}` : key);
      if (parsed !== undefined) clean[key] = parsed;
    }
    return clean as ObjectOf<S>;
  });

type OneMember<S extends Shape> = {
  [K in keyof S]: { readonly [P in K]: Infer<S[P]> } & { readonly [P in Exclude<keyof S, K>]?: never };
}[keyof S];

/** An object with exactly one of these members; others are dropped. */
export const oneMember = <S extends Shape>(shape: S): Schema<OneMember<S>> =>
  schema((value, path) => {
    const named = Object.entries(shape).filter(([key]) => isRecord(value) && Object.hasOwn(value, key));
    if (named.length !== 1) throw new SchemaError(path, `exactly one of ${Object.keys(shape).join(', ')}`);
    return object(Object.fromEntries(named)).parse(value, path) as OneMember<S>;
  });

/** An object that both schemas take, with the members of both. */
export const both = <A extends object, B extends object>(first: Schema<A>, second: Schema<B>): Schema<A & B> =>
  schema((value, path) => ({ ...first.parse(value, path), ...second.parse(value, path) }));

/** Bytes as base64 text (the contract's one named bytes field); `max` counts decoded bytes. */
export const base64 = (max: number): Schema<string> =>
  schema((value, path) => {
    if (typeof value !== 'string' || value.length > Math.ceil(max / 3) * 4 + 4) {
      throw new SchemaError(path, `at most ${max} bytes as base64`);
    }
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw new SchemaError(path, 'base64 text');
    return value;
  });
