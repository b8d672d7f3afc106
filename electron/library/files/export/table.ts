/** Comma-separated tables (RFC 4180) as records. Private to `files/`. */
export type Row = Readonly<Record<string, unknown>>;

const mostRows = 50_000;

const separatorOf = (head: string): string => {
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
};

/** Cells of each line; quotes may hold separators and line ends. */
const cellsOf = (text: string): string[][] => {
  const separator = separatorOf(text.split(/\r?\n/u, 1)[0] ?? '');
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator || character === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/u, ''));
      cell = '';
      if (character === '\n') {
        if (rows.length > mostRows + 1) return rows;
        rows.push([]);
      }
    } else cell += character;
  }
  rows.at(-1)?.push(cell);
  return rows.filter((row) => row.some((each) => each.trim() !== ''));
};

/** Records by the first line's names, lower-case. */
export const readTable = (text: string): readonly Row[] => {
  const [head = [], ...rows] = cellsOf(text);
  const names = head.map((name) => name.trim().toLowerCase());
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
};
