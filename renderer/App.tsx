import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { client } from './api.ts';
import { Desk } from './Desk.tsx';
import { DisplayScreen } from './display/DisplayScreen.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { reads, refresh } from './parts/reads.ts';

/** Wouter reads the address behind the "#": the page is one file, wherever it lies. */
const behindHash = { hook: useHashLocation };

/** The whole of what people see. */
export function App(): ReactNode {
  useEffect(() => client.onEvent(refresh), []);
  return (
    <ErrorBoundary>
      <QueryClientProvider client={reads}>
        <Router {...behindHash}>
          <Switch>
            {/* The wall stands by itself: nothing of the desk is read in its window. */}
            <Route path="/display/:id">{({ id }) => <DisplayScreen meetingId={id} />}</Route>
            <Route>
              <Desk />
            </Route>
          </Switch>
        </Router>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
