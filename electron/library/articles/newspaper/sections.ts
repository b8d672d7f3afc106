/** The section path of a page: from the breadcrumb glued to the headline, a breadcrumb of its own, or labels above the headline. */
import { readAgencyLine, readByline } from './byline.ts';
import { readDatelineAlone } from './dateline.ts';
import { readCrumbLine, splitCrumb } from './crumbs.ts';
import { readDateLine } from './date-line.ts';
import { isFurniture } from './furniture.ts';
import type { FoundHeadline } from './headline.ts';
import { endsSentence, isLabelLike, splitAtJoints, wordsIn } from './line.ts';
import type { PageLine } from './line.ts';

/** Short labels right above the headline, or a breadcrumb among the first lines. */
export const readSections = (
  lines: readonly PageLine[],
  found: FoundHeadline | null,
  at: number,
  hints: readonly string[],
  skip: ReadonlySet<number>,
): { path: readonly string[]; used: Set<number>; evidence: number } => {
  const used = new Set<number>();
  if (found !== null && found.crumb !== '') return { path: splitCrumb(found.crumb, hints), used, evidence: 0 };
  const nearest = [...Array(Math.min(at, 40)).keys()].map((above) => at - 1 - above);
  for (const index of [...nearest, at + 1, at + 2]) {
    const line = lines[index];
    if (line === undefined || line.chrome === true || skip.has(index)) continue;
    const crumb = readCrumbLine(line.text, found?.title ?? null);
    if (crumb === null) continue;
    used.add(index);
    if (crumb.length > 0) return { path: crumb, used, evidence: 1.5 };
  }
  const labels: number[] = [];
  for (let index = at - 1; index >= 0 && labels.length < 4; index -= 1) {
    const text = lines[index]?.text ?? '';
    if (
      !splitAtJoints(text).every((piece) => isLabelLike(piece) && wordsIn(piece) <= 6) ||
      endsSentence(text) ||
      readDateLine(text) !== null ||
      isFurniture(text) ||
      readByline(text) !== null ||
      readAgencyLine(text) !== null ||
      readDatelineAlone(text) !== null
    )
      break;
    if (splitAtJoints(text).some((piece) => readDateLine(piece) !== null)) continue;
    labels.unshift(index);
  }
  if (labels.length === 0 || labels.length > 3) return { path: [], used, evidence: 0 };
  return {
    path: labels.flatMap((index) => splitCrumb(lines[index]?.text ?? '', [])),
    used: new Set(labels),
    evidence: 0,
  };
};
