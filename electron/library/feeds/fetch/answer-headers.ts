/** Reads the answer's headers that tell when to ask again. */
type Headers = Readonly<Record<string, string>>;

/** A validator longer than this is not worth sending back. */
const validatorCharacters = 1_000;

export const validatorOf = (headers: Headers, name: 'etag' | 'last-modified'): string | null => {
  const value = headers[name]?.trim();
  return value && value.length <= validatorCharacters ? value : null;
};

const maxSeconds = 366 * 86_400;

const seconds = (text: string): number | null => (/^\d+$/.test(text) ? Math.min(Number(text), maxSeconds) : null);

/** How long the answer may be taken as fresh (RFC 9111: max-age less Age, else Expires less Date), in seconds; 0 for no-cache and no-store; `null` when it does not say. */
export const cacheSecondsOf = (headers: Headers, now: number): number | null => {
  const directives = (headers['cache-control'] ?? '')
    .toLowerCase()
    .split(',')
    .map((item) => item.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0;
  const maxAge = directives.find((item) => item.startsWith('max-age='));
  const age = maxAge === undefined ? null : seconds(maxAge.slice(8).replaceAll('"', ''));
  if (age !== null) return Math.max(0, age - (seconds(headers.age ?? '') ?? 0));
  if (headers.expires === undefined) return null;
  const expires = Date.parse(headers.expires);
  if (Number.isNaN(expires)) return 0;
  const sent = Date.parse(headers.date ?? '');
  return Math.min(maxSeconds, Math.max(0, Math.round((expires - (Number.isNaN(sent) ? now : sent)) / 1000)));
};

/** Retry-After (RFC 9110 10.2.3), a number of seconds or a date, as seconds from now; `null` when absent or not readable. */
export const retryAfterOf = (headers: Headers, now: number): number | null => {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  const count = seconds(text);
  if (count !== null) return count;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(maxSeconds, Math.max(0, Math.ceil((at - now) / 1000)));
};
