import type { ImportLine } from '../../../electron/contract/models.ts';
import { goTo, openArticle } from '../../state/place.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { wordImportLine } from '../../words/jobs.ts';
import { closeDialog } from '../dialog-state.ts';
import styles from './import-result.module.css';

const open = (line: ImportLine): void => {
  const [articleId] = line.articleIds;
  closeDialog();
  if (articleId !== undefined) {
    goTo({ screen: 'list', kind: 'files', id: null, articleId: null });
    openArticle(articleId, null);
  } else if (line.sourceId !== null) {
    goTo({ screen: 'list', kind: 'source', id: line.sourceId, articleId: null });
  }
};

type ImportResultProps = { readonly title: string; readonly lines: readonly ImportLine[] };

/** What came of each file or outline of an import. */
export const ImportResult = ({ title, lines }: ImportResultProps) => (
  <Dialog
    title={title}
    onClose={closeDialog}
    wide
    foot={
      <Button look="strong" onClick={closeDialog}>
        Close
      </Button>
    }
  >
    <ul className={styles.lines}>
      {lines.map((line, index) => (
        <li key={`${index} ${line.name}`} data-failed={line.outcome === 'failed' || undefined}>
          <span className={styles.name} dir="auto">
            {line.articleIds.length > 0 || line.sourceId !== null ? (
              <button type="button" onClick={() => open(line)}>
                {line.name}
              </button>
            ) : (
              line.name
            )}
          </span>
          <span className={styles.outcome}>{wordImportLine(line)}</span>
        </li>
      ))}
    </ul>
  </Dialog>
);
