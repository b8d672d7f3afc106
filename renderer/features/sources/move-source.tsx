import { useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { closeDialog } from '../dialog-state.ts';
import { SectionChoice } from './section-choice.tsx';

/** Puts a source into another section. */
export const MoveSource = ({ sourceId }: { readonly sourceId: string }) => {
  const source = usePaper((state) => sourceOf(state.paper, sourceId));
  const [sectionId, setSectionId] = useState(source?.sectionId ?? null);
  if (source === null) return null;
  const move = (): void => {
    call('sources.update', { id: source.id, sectionId }).then(closeDialog, sayTrouble);
  };
  return (
    <Dialog
      title={`Move “${source.title}”`}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="strong" disabled={sectionId === source.sectionId} onClick={move}>
            Move
          </Button>
        </>
      }
    >
      <SectionChoice label="To section" value={sectionId} onChange={setSectionId} />
    </Dialog>
  );
};
