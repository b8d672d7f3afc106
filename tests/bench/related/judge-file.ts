/** A collection through the product's own engine: for each article its related ones and its cluster. */
import { createRailsEngine } from '../../../electron/library/rails/engine.ts';
import { deskArticle, deskOver } from './benchmark-desk.ts';
import { readCollection } from './lines.ts';

export type Judged = { readonly id: unknown; readonly related: readonly unknown[]; readonly cluster: unknown };

const relatedListed = 20;

/** `text`: the file's content. Each article is its own source: who printed it is not told. */
export const judgeCollection = async (
  text: string,
): Promise<{ readonly judged: readonly Judged[]; readonly complaints: readonly string[] }> => {
  const { articles, given, order, complaints } = readCollection(text);
  const deskArticles = articles.map((article) => ({ ...deskArticle(article), sourceId: article.id }));
  const engine = createRailsEngine(deskOver(deskArticles), { window: Infinity });
  await engine.add(deskArticles);
  const judged = order.map((name) => ({
    id: given.get(name),
    related: engine.similar(name, relatedListed).map((each) => given.get(each.id)),
    cluster: given.get(engine.clusterOf(name)?.articleIds.toSorted()[0] ?? name),
  }));
  return { judged, complaints };
};
