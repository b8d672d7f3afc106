/** `editor.json`: what the reader decided about stories, wholly written at each change. */
import { usualMustRead, usualTaste } from '../../contract/preferences.ts';
import type { Context } from './context.ts';
import { emptyEditor } from './defaults.ts';
import type { Kind } from './formats.ts';
import type { EditorFile } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';
import { openSnapshotFile } from './snapshot-file.ts';
import type { OpenFile } from './updates.ts';

export const editorKind: Kind<EditorFile> = {
  name: 'editor',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const editor = { ...emptyEditor, ...requireObject(json) };
    requireArray(editor.rulings);
    const [mustRead, taste] = [requireObject(editor.mustRead), requireObject(editor.taste)];
    // What a later version adds has its default until the reader chooses.
    return { ...editor, mustRead: { ...usualMustRead, ...mustRead }, taste: { ...usualTaste, ...taste } };
  },
};

export const editorFile = 'editor.json';

export const openEditor = (context: Context, isClosed: () => boolean): Promise<OpenFile<EditorFile>> =>
  openSnapshotFile(context, editorKind, editorFile, emptyEditor, isClosed);
