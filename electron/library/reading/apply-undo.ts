/** Takes a step back. */
import { textOfBody } from '../articles/followed.ts';
import { takeIn } from '../articles/ingest.ts';
import type { Core } from '../core.ts';
import { takeBackRulings } from '../coverage.ts';
import { filterArriving, hideAgain, takeBackFilter } from '../filters/filters.ts';
import { restore } from '../paper/change-sections.ts';
import { restoreSearch } from '../searches/saved.ts';
import { restoreSource } from '../paper/remove-source.ts';
import { restoreMustRead, takeBackDismissal, takeBackLess } from '../preferences.ts';
import { writeStatuses } from './status.ts';
import { takeBack } from './undo.ts';
import type { UndoStep } from './undo.ts';

const restoreArticles = async (core: Core, articles: (UndoStep & { kind: 'articles' })['articles']): Promise<void> => {
  for (const [sourceId, list] of Map.groupBy(articles, (article) => article.sourceId)) {
    const source = await core.store.source(sourceId);
    const changes = await source.put({ articles: list.map(({ row, body }) => ({ row, body })) });
    const texts = new Map(list.map(({ row, body }) => [row.id, textOfBody(body)]));
    // Filters may be others by now.
    await filterArriving(
      core,
      source,
      list.map(({ row, body }) => ({ row, body, text: texts.get(row.id) ?? '' })),
    );
    await takeIn(core, sourceId, changes, (id) => texts.get(id) ?? '');
  }
  await writeStatuses(
    core,
    articles.map(({ row, status }) => ({ id: row.id, status })),
  );
};

const apply = async (core: Core, step: UndoStep): Promise<void> => {
  switch (step.kind) {
    case 'status':
      return writeStatuses(
        core,
        step.statuses
          .filter(([article]) => (core.headlines.get(article) ?? core.headlines.hidden(article)) !== undefined)
          .map(([article, status]) => ({ id: article, status })),
      );
    case 'section':
      return restore(core, step.section, step.children, step.sources);
    case 'search':
      return restoreSearch(core, step.search, step.position);
    case 'ruling':
      return takeBackRulings(core, step.rulings, step.before);
    case 'dismissed':
      return takeBackDismissal(core, step.articleId);
    case 'less':
      return takeBackLess(core, step.articleId);
    case 'must-read':
      return restoreMustRead(core, step.before);
    case 'source':
      return restoreSource(core, step.source, step.kept);
    case 'filter':
      return takeBackFilter(core, step);
    case 'brought-back':
      return hideAgain(core, step.ids);
    case 'articles':
      return restoreArticles(core, step.articles);
  }
};

/** Rejects with `undo-not-found` when the step was taken back already or is too old. */
export const applyUndo = (core: Core, id: string): Promise<void> => takeBack(core, id, (step) => apply(core, step));
