import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { addresses } from './addresses.ts';
import { client, dagtilbud, findings, kommune, kommuner, overview } from './ask/questions.ts';
import { Frame } from './frame/Frame.tsx';
import { UnknownPage } from './frame/UnknownPage.tsx';
import { type ListState, readListState } from './list/list-state.ts';
import { FrontPage } from './pages/front/FrontPage.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: UnknownPage });

// What a page asks for is asked while its code is fetched; the page itself shows where that fails.
const front = createRoute({
  getParentRoute: () => root,
  path: addresses.front,
  loader: () => void client.prefetchQuery(overview),
  component: FrontPage,
});

const search = createRoute({
  getParentRoute: () => root,
  path: addresses.search,
  validateSearch: (given: Record<string, unknown>): ListState & { tekst?: string | undefined } => ({
    ...readListState(given),
    tekst: given.tekst === undefined ? undefined : String(given.tekst), // a number in an address is read as one
  }),
  component: lazyRouteComponent(() => import('./pages/search/SearchPage.tsx'), 'SearchPage'),
});

const alleKommuner = createRoute({
  getParentRoute: () => root,
  path: addresses.kommuner,
  validateSearch: readListState,
  loader: () => void client.prefetchQuery(kommuner),
  component: lazyRouteComponent(() => import('./pages/kommuner/KommunerPage.tsx'), 'KommunerPage'),
});

const enKommune = createRoute({
  getParentRoute: () => root,
  path: addresses.kommune,
  validateSearch: readListState,
  loader: ({ params: { kode } }) => {
    void client.prefetchQuery(kommune(kode));
    void client.prefetchQuery(findings(kode));
  },
  component: lazyRouteComponent(() => import('./pages/kommune/KommunePage.tsx'), 'KommunePage'),
});

const etDagtilbud = createRoute({
  getParentRoute: () => root,
  path: addresses.dagtilbud,
  validateSearch: ({ niveau }: Record<string, unknown>): { niveau?: string | undefined } =>
    typeof niveau === 'string' ? { niveau } : {},
  loader: ({ params: { nummer } }) => void client.prefetchQuery(dagtilbud(nummer)),
  component: lazyRouteComponent(() => import('./pages/dagtilbud/DagtilbudPage.tsx'), 'DagtilbudPage'),
});

const accessibility = createRoute({
  getParentRoute: () => root,
  path: addresses.accessibility,
  component: lazyRouteComponent(() => import('./pages/accessibility/AccessibilityPage.tsx'), 'AccessibilityPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([front, search, alleKommuner, enKommune, etDagtilbud, accessibility]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
