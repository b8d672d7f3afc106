/** What electron-builder is always told. */
export const builderArguments = ['--config', 'electron/tooling/electron-builder.yml', '--publish', 'never'] as const;
