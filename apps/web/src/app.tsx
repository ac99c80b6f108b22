/** Addresses carry opaque ids only; each page is a chunk of its own. */
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { Broken } from './shell/broken.js';
import { Shell } from './shell/shell.js';

const router = createBrowserRouter([{
  path: '/', Component: Shell, ErrorBoundary: Broken, HydrateFallback: () => null,
  children: [
    { index: true, element: <Navigate to="/ma-journee" replace /> },
    { path: 'ma-journee', lazy: () => import('./pages/my-day/page.js') },
    { path: 'dossiers', lazy: () => import('./pages/dossiers/page.js') },
    { path: 'dossiers/:id', lazy: () => import('./pages/dossier/page.js') },
    { path: 'fils', lazy: () => import('./pages/threads/page.js') },
    { path: 'fils/:id', lazy: () => import('./pages/thread/page.js') },
    { path: 'recherche', lazy: () => import('./pages/search/page.js') },
    { path: 'ip', lazy: () => import('./pages/intakes/page.js') },
    { path: 'ip/recueil', lazy: () => import('./pages/report/page.js') },
    { path: 'ip/:id', lazy: () => import('./pages/intake/page.js') },
    { path: 'signalements', lazy: () => import('./pages/signalements/page.js') },
    { path: 'signalements/nouveau', lazy: () => import('./pages/letter/new.js') },
    { path: 'signalements/:id', lazy: () => import('./pages/signalement/page.js') },
    { path: 'signalements/:id/lettre', lazy: () => import('./pages/letter/edit.js') },
    { path: 'parquet', lazy: () => import('./pages/parquet/page.js') },
    { path: 'parquet/permanence', lazy: () => import('./pages/parquet/duty.js') },
    { path: 'reunions', lazy: () => import('./pages/syntheses/page.js') },
    { path: 'reunions/nouvelle', lazy: () => import('./pages/convene/page.js') },
    { path: 'reunions/:id/seance', lazy: () => import('./pages/seance/page.js') },
    { path: 'reunions/:id', lazy: () => import('./pages/synthese/page.js') },
    { path: 'habilitations', lazy: () => import('./pages/habilitations/page.js') },
    { path: 'simulateur', lazy: () => import('./pages/simulator/page.js') },
    { path: 'observatoire', lazy: () => import('./pages/observatoire/page.js') },
    { path: 'qui-savait', lazy: () => import('./pages/knew/page.js') },
    { path: 'qui-savait/:id', lazy: () => import('./pages/knew/page.js') },
    { path: 'preuve-du-journal', lazy: () => import('./pages/proof/page.js') },
    { path: 'conservation', lazy: () => import('./pages/conservation/page.js') },
    { path: 'annuaire', lazy: () => import('./pages/directory/page.js') },
    { path: 'reglages', lazy: () => import('./pages/settings/page.js') },
    { path: 'plan', lazy: () => import('./pages/plan/page.js') },
    { path: 'accessibilite', lazy: () => import('./pages/accessibility/page.js') },
    { path: '*', lazy: () => import('./pages/nothing/page.js') },
  ],
}]);

export const App = () => <RouterProvider router={router} />;
