import { Fragment } from 'react';
import type { ArticleView, Completeness } from '../../../electron/contract/models.ts';
import type { ChipTone } from '../../ui/chip.tsx';
import { Chip } from '../../ui/chip.tsx';
import { wordReadingTime } from '../../words/numbers.ts';
import { wordArticleTime } from '../../words/times.ts';
import { CoverageLink } from '../coverage/coverage-link.tsx';
import styles from './article-head.module.css';

const states: Readonly<Record<Completeness, readonly [ChipTone, string]>> = {
  complete: ['ok', 'Full text saved'],
  text: ['ok', 'Text saved, some pictures missing'],
  summary: ['warn', 'Only the summary is here'],
};

/** Who wrote it and for whom, and, where an agency did, which source brought it. */
const Byline = ({ view }: { readonly view: ArticleView }) => {
  const { byline, agency, direction } = view.article;
  const source = view.source.title;
  const house = agency ?? source;
  return (
    <>
      <span>
        {byline === null ? (
          <b>{house}</b>
        ) : (
          <>
            <b>{byline}</b>
            {direction === 'rtl' ? '،' : ','} {house}
          </>
        )}
      </span>
      {house !== source && <span dir="auto">{source}</span>}
    </>
  );
};

/** Section path, headline, standfirst, byline and time of a story. Everything here came from outside and is only ever text. */
export const ArticleHead = ({ view }: { readonly view: ArticleView }) => {
  const { article } = view;
  const path = article.sectionPath.length > 0 ? article.sectionPath : view.sectionTitles;
  const readingTime = wordReadingTime(article.words, article.language);
  const [tone, words] = states[article.completeness];
  return (
    <header className={styles.head}>
      {path.length > 0 && (
        <div className={styles.crumb}>
          {path.map((title, index) => (
            <Fragment key={`${index} ${title}`}>
              {index > 0 && <i aria-hidden="true">›</i>}
              <span>{title}</span>
            </Fragment>
          ))}
        </div>
      )}
      <h1>{article.title}</h1>
      {article.standfirst !== null && <p className={styles.standfirst}>{article.standfirst}</p>}
      <div className={styles.by}>
        <Byline view={view} />
        {article.published !== null && <span>{wordArticleTime(article.published, article.language)}</span>}
        {readingTime !== null && <span dir="auto">{readingTime}</span>}
        {article.fileName !== null && (
          <span dir="ltr">
            From <bdi>{article.fileName}</bdi>
          </span>
        )}
        {article.coverage > 1 && (
          <span dir="ltr" className={styles.coverage}>
            <CoverageLink headline={article} />
          </span>
        )}
        <span dir="ltr">
          <Chip tone={tone}>{words}</Chip>
        </span>
      </div>
    </header>
  );
};
