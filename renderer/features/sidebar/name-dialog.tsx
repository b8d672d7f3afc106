import type { FormEvent } from 'react';
import { useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { goTo } from '../../state/place.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { wordError } from '../../words/errors.ts';
import type { NamePurpose } from '../dialog-state.ts';
import { closeDialog } from '../dialog-state.ts';

const titles: Readonly<Record<NamePurpose['of'], string>> = {
  'new-section': 'New section',
  section: 'Rename section',
  source: 'Rename source',
  'new-search': 'Save the search as a section',
  search: 'Rename smart section',
};

const save = async (purpose: NamePurpose, title: string): Promise<void> => {
  switch (purpose.of) {
    case 'new-section': {
      const section = await call('sections.add', { title, parentId: purpose.parentId });
      goTo({ screen: 'list', kind: 'section', id: section.id, articleId: null });
      return;
    }
    case 'section':
      await call('sections.rename', { id: purpose.id, title });
      return;
    case 'new-search': {
      const search = await call('searches.save', { title, query: purpose.query });
      goTo({ screen: 'list', kind: 'search', id: search.id, articleId: null });
      return;
    }
    case 'search':
      await call('searches.update', { id: purpose.id, title });
      return;
    case 'source':
      await call('sources.update', { id: purpose.id, title });
      return;
    default:
      purpose satisfies never;
  }
};

/** Asks for the name of a section or a source. */
export const NameDialog = ({ purpose }: { readonly purpose: NamePurpose }) => {
  const isNew = purpose.of === 'new-section' || purpose.of === 'new-search';
  const before = isNew ? '' : purpose.title;
  const [title, setTitle] = useState(purpose.of === 'new-search' ? purpose.query : before);
  const [trouble, setTrouble] = useState<string>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(purpose, title.trim()).then(closeDialog, (cause: unknown) => setTrouble(wordError(troubleOf(cause))));
  };
  return (
    <Dialog
      title={titles[purpose.of]}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="strong" submit form="name-form" disabled={title.trim() === '' || title.trim() === before}>
            {isNew ? 'Add' : 'Rename'}
          </Button>
        </>
      }
    >
      <form id="name-form" onSubmit={submit}>
        <Field
          label="Name"
          value={title}
          onChange={setTitle}
          trouble={trouble}
          maxLength={limits.titleCharacters}
          // The dialog was opened to type this one name.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          dir="auto"
        />
      </form>
    </Dialog>
  );
};
