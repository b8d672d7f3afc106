/** Addresses in feeds, made absolute. */

/** An absolute address, or `null` where `address` is relative and there is no base to resolve it against. */
export const resolveAddress = (address: string, base: string | null): string | null => {
  const trimmed = address.trim().replaceAll(/[\t\n\r]/g, '');
  if (trimmed === '') return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  if (base === null) return null;
  return URL.parse(trimmed, base)?.href ?? null;
};

/** The same, but what cannot be resolved stays as it is written. */
export const resolveOrKeep = (address: string, base: string | null): string | null =>
  resolveAddress(address, base) ?? (address.trim() === '' ? null : address.trim());
