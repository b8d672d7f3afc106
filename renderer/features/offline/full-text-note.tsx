/** Under a story of which only the summary is here: why, and a way to ask for the rest. */
import { useState } from 'react';
import type { ArticleView } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { waitInstead } from '../../state/waiting.ts';
import { AsideNote } from '../../ui/aside-note.tsx';
import { Button } from '../../ui/button.tsx';
import { wordCompleted, wordFullTextState } from '../../words/offline.ts';

export const FullTextNote = ({ view }: { readonly view: ArticleView }) => {
  const { article, source } = view;
  const [busy, setBusy] = useState(false);
  const why = wordFullTextState(article.fullTextState, article.completeness);
  if (why === null || source.kind !== 'feed') return null;
  const complete = async (): Promise<void> => {
    setBusy(true);
    try {
      // The library tells that the story has changed; that brings its new text.
      say(wordCompleted(await call('articles.complete', { ids: [article.id] })));
    } catch (cause) {
      if (!(await waitInstead(cause, { kind: 'complete', target: article.id }))) sayTrouble(cause);
    }
    setBusy(false);
  };
  const canAsk = article.link !== null && source.fullText !== 'never';
  return (
    <AsideNote label="The rest of the story" large>
      <p>{why}</p>
      {canAsk && (
        <Button disabled={busy} onClick={() => void complete()}>
          {busy ? 'Fetching…' : 'Fetch the whole story'}
        </Button>
      )}
    </AsideNote>
  );
};
