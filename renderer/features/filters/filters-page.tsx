/** Every filter in its order, with what it did: to be read, switched, ordered, changed and removed. */
import type { FilterRule, ListedFilter } from '../../../electron/contract/filters.ts';
import type { Paper } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { addressOf } from '../../state/place.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Toggle } from '../../ui/field.tsx';
import { Page, PageHead } from '../../ui/page.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordActions, wordConditions, wordFilterState, wordSaved, wordScope } from '../../words/filters.ts';
import { wordNumber, wordSources, wordStories } from '../../words/numbers.ts';
import { openDialog, openMenu } from '../dialog-state.ts';
import styles from './filters-page.module.css';

/** The part of a filter that the reader writes. */
const ruleOf = ({ name, enabled, scope, match, conditions, actions, storedToo }: ListedFilter): FilterRule => ({
  name,
  enabled,
  scope,
  match,
  conditions,
  actions,
  storedToo,
});

export const changeFilter = (filter: ListedFilter): void =>
  openDialog({ kind: 'filter', id: filter.id, rule: ruleOf(filter) });

const toggle = async (filter: ListedFilter): Promise<void> => {
  try {
    const saved = await call('filters.save', {
      id: filter.id,
      rule: { ...ruleOf(filter), enabled: !filter.enabled },
    });
    sayDone(wordSaved(saved.filter), saved.undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type RowProps = {
  readonly filter: ListedFilter;
  readonly paper: Paper;
  readonly position: number;
  readonly last: number;
};

const Row = ({ filter, paper, position, last }: RowProps) => (
  <li className={styles.row} data-off={!filter.enabled || filter.problem !== null || undefined}>
    <Toggle on={filter.enabled} aria-label={`“${filter.name}” is on`} onChange={() => void toggle(filter)} />
    <div className={styles.name}>
      <h2>
        <button type="button" onClick={() => changeFilter(filter)}>
          <bdi>{filter.name}</bdi>
        </button>
      </h2>
      <p>
        <bdi>{wordConditions(filter)}</bdi>
      </p>
      <p className={styles.state} data-problem={filter.problem !== null || undefined}>
        <bdi>{wordFilterState(filter)}</bdi>
      </p>
    </div>
    <div className={styles.does}>
      <bdi>{wordActions(filter.actions, paper)}</bdi>
      <span>
        <bdi>{wordScope(filter, paper)}</bdi>
      </span>
    </div>
    <IconButton
      icon="more"
      label={`Actions for ${filter.name}`}
      aria-haspopup="menu"
      onClick={(event) => openMenu({ kind: 'filter', anchor: event.currentTarget, filter, position, last })}
    />
  </li>
);

/** Stories that do not follow the filters yet, because the work was stopped. */
const Waiting = ({ waiting }: { readonly waiting: number }) => (
  <p className={styles.waiting}>
    {`Stories of ${wordSources(waiting)} do not follow the filters yet.`}{' '}
    <Button look="quiet" onClick={() => void call('filters.apply', {}).catch(sayTrouble)}>
      Apply them now
    </Button>
  </p>
);

const newFilter = (): void => openDialog({ kind: 'filter', id: null, rule: null });

export const FiltersPage = () => {
  const paper = usePaper((state) => state.paper);
  const working = usePaper((state) => state.jobs.some((job) => job.kind === 'filter'));
  const { answer, again } = useAnswer('filters.list', undefined, ['filters.changed', 'paper.changed']);
  const hidden = paper?.counts.hidden ?? 0;
  const filters = answer.state === 'ready' ? answer.data.filters : [];
  return (
    <Page>
      <PageHead
        steps={[{ title: 'Sources', href: addressOf({ screen: 'sources' }) }]}
        title="Filters"
        note="What is done with stories of a kind when they arrive. They are asked in this order."
        quiet
        actions={
          <>
            {hidden > 0 && (
              <a href={addressOf({ screen: 'list', kind: 'hidden', id: null, articleId: null })}>
                {`${wordStories(hidden)} hidden`}
              </a>
            )}
            <Button look="strong" onClick={newFilter}>
              New filter
            </Button>
          </>
        }
      />
      {answer.state === 'ready' && answer.data.waiting > 0 && !working && <Waiting waiting={answer.data.waiting} />}
      {answer.state === 'failed' && (
        <StateNote title="The filters could not be fetched" urgent action={<Button onClick={again}>Try again</Button>}>
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {(answer.state === 'loading' || paper === null) && <Placeholder lines={6} label="Fetching filters" />}
      {answer.state === 'ready' && filters.length === 0 && (
        <StateNote title="No filters yet" action={<Button onClick={newFilter}>New filter</Button>}>
          A filter hides, marks, moves or tags stories with certain words. The quick way: select a word in a story and
          mute it.
        </StateNote>
      )}
      {paper !== null && filters.length > 0 && (
        <ol className={styles.list} aria-label={`${wordNumber(filters.length)} filters`}>
          {filters.map((filter, position) => (
            <Row key={filter.id} filter={filter} paper={paper} position={position} last={filters.length - 1} />
          ))}
        </ol>
      )}
    </Page>
  );
};
