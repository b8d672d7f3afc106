/** Electron's own rules, broken: the test fails with the reason. */
export const need = (kept: boolean, rule: string): void => {
  if (!kept) throw new Error(`electron double: ${rule}`);
};
