import { need } from './need.ts';

type Callable = (...args: unknown[]) => unknown;

/** What contextBridge lets through: plain data, functions (proxied) and promises; anything else is refused. */
const copy = (value: unknown): unknown => {
  if (typeof value === 'function') return (...args: unknown[]) => copy((value as Callable)(...args.map(copy)));
  need(typeof value !== 'symbol', 'contextBridge: a symbol');
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Promise) return value.then(copy);
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Error || value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return structuredClone(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  need(prototype === Object.prototype || prototype === null, 'contextBridge: an instance would lose its prototype');
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)])));
};

/** `exposeInMainWorld` that puts into `exposed` what would reach the page. */
export const exposeInto =
  (exposed: Record<string, unknown>) =>
  (key: string, api: unknown): void => {
    need(!Object.hasOwn(exposed, key), `contextBridge.exposeInMainWorld(${key}) twice`);
    exposed[key] = copy(api);
  };
