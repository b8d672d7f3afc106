/** What came of each file or outline of an import, in groups: first what wants attention. */
import { useMemo, useState } from 'react';
import type { ImportLine, Source } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { addressOf, goTo, openArticle } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { wordError } from '../../words/errors.ts';
import type { ImportGroup } from '../../words/imports.ts';
import { groupNotes, groupOf, importGroups, troubleOfLine, wordGroup } from '../../words/imports.ts';
import { wordNumber } from '../../words/numbers.ts';
import { closeDialog, openDialog } from '../dialog-state.ts';
import { showImport } from './show-import.ts';
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

type Shown = { readonly line: ImportLine; readonly source: Source | null };

const Choice = ({ line }: { readonly line: ImportLine }) => {
  const { held, name } = line;
  if (held === undefined) return null;
  return (
    <span className={styles.choice}>
      <Button onClick={() => void showImport((jobId) => call('bookmarks.keep', { held, jobId }))}>
        Keep as stories<span className="only-heard"> {name}</span>
      </Button>
      <Button onClick={() => openDialog({ kind: 'bookmarked-feeds', held, name })}>
        Look for feeds…<span className="only-heard"> {name}</span>
      </Button>
    </span>
  );
};

const Reason = ({ line, source }: Shown) => {
  if (line.outcome === 'undecided') return <Choice line={line} />;
  const trouble = troubleOfLine(line, source);
  if (trouble === null) return null;
  return (
    <span className={styles.reason}>
      <bdi>{wordError(trouble)}</bdi>
      {source !== null && (
        <a href={addressOf({ screen: 'doctor', sourceId: source.id })} onClick={closeDialog}>
          Doctor<span className="only-heard"> {line.name}</span>
        </a>
      )}
    </span>
  );
};

const step = 100;

const Lines = ({ shown }: { readonly shown: readonly Shown[] }) => {
  const [most, setMost] = useState(step);
  const left = shown.length - most;
  return (
    <>
      <ul className={styles.lines}>
        {shown.slice(0, most).map(({ line, source }, index) => (
          <li key={`${index} ${line.name}`}>
            <span className={styles.name}>
              {line.articleIds.length > 0 || line.sourceId !== null ? (
                <button type="button" onClick={() => open(line)}>
                  <bdi>{line.name}</bdi>
                </button>
              ) : (
                <bdi>{line.name}</bdi>
              )}
            </span>
            <Reason line={line} source={source} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button look="quiet" onClick={() => setMost(most + step * 10)}>
          {wordNumber(left)} more
        </Button>
      )}
    </>
  );
};

/** The reader vouches for these addresses; then they are asked. */
const allowAndAsk = async (ids: readonly string[]): Promise<void> => {
  try {
    for (const id of ids) await call('sources.update', { id, allowPrivate: true });
  } catch (cause) {
    sayTrouble(cause);
  }
  await refresh({ sourceIds: ids });
};

const actions: Readonly<
  Partial<Record<ImportGroup, { label: string; run: (ids: readonly string[]) => Promise<void> }>>
> = {
  private: { label: 'Ask them', run: allowAndAsk },
  unreachable: { label: 'Try again', run: (sourceIds) => refresh({ sourceIds }) },
  'not-a-feed': { label: 'Try again', run: (sourceIds) => refresh({ sourceIds }) },
};

type GroupProps = { readonly group: ImportGroup; readonly shown: readonly Shown[] };

const Group = ({ group, shown }: GroupProps) => {
  const [busy, setBusy] = useState(false);
  const action = actions[group];
  const act = async (): Promise<void> => {
    setBusy(true);
    await action?.run(shown.flatMap(({ source }) => source?.id ?? []));
    setBusy(false);
  };
  const title = wordGroup(group, shown.length);
  const note = groupNotes[group];
  return (
    <section className={styles.group} data-group={group} aria-label={title}>
      <header>
        <h3>
          <bdi>{title}</bdi>
        </h3>
        {action !== undefined && (
          <Button disabled={busy} onClick={() => void act()}>
            {busy ? 'Asking…' : action.label}
            <span className="only-heard"> {title}</span>
          </Button>
        )}
        {note !== undefined && (
          <p>
            <bdi>{note}</bdi>
          </p>
        )}
      </header>
      <Lines shown={shown} />
    </section>
  );
};

type ImportResultProps = { readonly title: string; readonly lines: readonly ImportLine[] };

export const ImportResult = ({ title, lines }: ImportResultProps) => {
  const sources = usePaper((state) => state.paper?.sources);
  const groups = useMemo(() => {
    const byId = new Map(sources?.map((source) => [source.id, source]));
    const shown = lines.map((line) => ({
      line,
      source: line.sourceId === null ? null : (byId.get(line.sourceId) ?? null),
    }));
    return Map.groupBy(shown, ({ line, source }) => groupOf(line, source));
  }, [lines, sources]);
  return (
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
      {importGroups.map((group) => {
        const shown = groups.get(group);
        return shown !== undefined && <Group key={group} group={group} shown={shown} />;
      })}
    </Dialog>
  );
};
