/** The block of facts at the head of a Markdown file: YAML between `---`, TOML between `+++`. Only the plain forms such blocks use. */
export type FrontMatter = { readonly values: ReadonlyMap<string, readonly string[]>; readonly rest: string };

const longest = 20_000;

const unquoted = (value: string): string => {
  const text = value.trim();
  const quoted = /^(["'])(.*)\1$/su.exec(text);
  if (quoted === null) return text.replace(/\s+#.*$/u, '').trim();
  return quoted[1] === '"' ? (quoted[2] ?? '').replace(/\\(["\\])/gu, '$1') : (quoted[2] ?? '').replaceAll("''", "'");
};

const listed = (value: string): string[] =>
  [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^,[\]]+)/gu)]
    .map((found) => unquoted(found[0]))
    .filter((item) => item !== '');

/** Keys are lower-case; a key of a nested block stands under its own name if the outer level has none such. */
export const readFrontMatter = (text: string): FrontMatter => {
  const opened = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/u.exec(text);
  const values = new Map<string, readonly string[]>();
  if (opened === null) return { values, rest: text };
  const start = opened[0].length;
  const end = new RegExp(`^${opened[1] === '---' ? '(?:---|\\.\\.\\.)' : '\\+\\+\\+'}[ \\t]*$`, 'mu').exec(
    text.slice(start, start + longest),
  );
  if (end === null) return { values, rest: text };
  const lines = text.slice(start, start + end.index).split(/\r?\n/u);
  if (!lines.some((line) => /^[\w.-]+\s*[:=]/u.test(line))) return { values, rest: text };
  let key: string | null = null;
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/u.exec(line);
    const pair = /^(\s*)([\w .-]{1,60}?)\s*[:=]\s*(.*)$/u.exec(line);
    if (item !== null && key !== null && !/^\s*-\s+[\w-]+:\s/u.test(line))
      values.set(key, [...(values.get(key) ?? []), unquoted(item[1] ?? '')]);
    else if (pair !== null && !(pair[1] !== '' && values.has((pair[2] ?? '').toLowerCase()))) {
      key = (pair[2] ?? '').toLowerCase();
      const value = (pair[3] ?? '').trim();
      values.set(
        key,
        value === '' || /^[>|][+-]?$/u.test(value) ? [] : value.startsWith('[') ? listed(value) : [unquoted(value)],
      );
    } else if (key !== null && /^\s+\S/u.test(line)) {
      const known = values.get(key) ?? [];
      values.set(key, [[...known, line.trim()].join(' ')]);
    }
  }
  return { values, rest: text.slice(start + end.index + end[0].length) };
};
