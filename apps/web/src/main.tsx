import '@fontsource-variable/source-sans-3/index.css';
import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';
import './style/pages.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { Provider } from 'urql';
import { App } from './app.js';
import { client } from './graphql/client.js';
import { applySettings, readSettings } from './shell/display-settings.js';

applySettings(readSettings());
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nProvider locale="fr-FR"><Provider value={client}><App /></Provider></I18nProvider>
  </StrictMode>,
);
