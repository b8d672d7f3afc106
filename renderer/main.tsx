import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './base.css';
import { WhenBroken } from './features/welcome/broken-page.tsx';
import { tellConditions } from './state/conditions.ts';
import { followPaper } from './state/paper.ts';
import { followReading } from './state/reading.ts';
import { followWaiting } from './state/waiting.ts';
import { keepFocus } from './ui/keep-focus.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the interface.');

followPaper();
void tellConditions();
followReading();
followWaiting();
keepFocus();
createRoot(root).render(
  <StrictMode>
    <WhenBroken>
      <App />
    </WhenBroken>
  </StrictMode>,
);
