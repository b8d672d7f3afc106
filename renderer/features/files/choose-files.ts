import { importFiles } from './import-files.ts';

/** Opens the browser's own file dialog and imports what was chosen. */
export const chooseFiles = (sectionId: string | null): void => {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = true;
  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])];
    if (files.length > 0) void importFiles(files, sectionId);
  });
  field.click();
};
