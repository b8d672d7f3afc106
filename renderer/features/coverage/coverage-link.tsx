import type { Headline } from '../../../electron/contract/models.ts';
import { addressOf } from '../../state/place.ts';
import { wordSources } from '../../words/numbers.ts';

type CoverageLinkProps = { readonly headline: Pick<Headline, 'id' | 'coverage'> };

/** The way to all who tell a story. */
export const CoverageLink = ({ headline }: CoverageLinkProps) => (
  <a href={addressOf({ screen: 'coverage', articleId: headline.id })} draggable={false}>
    Full coverage, {wordSources(headline.coverage)}
  </a>
);
