import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { client } from './api.ts';
import { Desk } from './Desk.tsx';
import { DisplayScreen } from './display/DisplayScreen.tsx';
import { Gate, WallGate } from './lock/Gate.tsx';
import { followLock } from './lock/lockNow.ts';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { tellOfPrinting } from './parts/accessTold.ts';
import { reads, refresh } from './parts/reads.ts';

/** Wouter reads the address behind the "#": the page is one file, wherever it lies. */
const behindHash = { hook: useHashLocation };

/** The whole of what people see. */
export function App(): ReactNode {
  useEffect(() => client.onEvent(refresh), []);
  useEffect(followLock, []);
  useEffect(tellOfPrinting, []);
  return (
    <ErrorBoundary>
      <QueryClientProvider client={reads}>
        <Router {...behindHash}>
          <Switch>
            {/* The wall stands by itself: nothing of the desk is read in its window. */}
            <Route path="/display/:id">{({ id }) => (
              <WallGate>
                <DisplayScreen meetingId={id} />
              </WallGate>
            )}</Route>
            <Route>
              <Gate>
                <Desk />
              </Gate>
            </Route>
          </Switch>
        </Router>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
