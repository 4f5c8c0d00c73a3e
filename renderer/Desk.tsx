import { type ReactNode, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { Workspace } from '../shared/api/views.ts';
import { RecordScreen } from './access/RecordScreen.tsx';
import { ActorScreen } from './actor/ActorScreen.tsx';
import { ActionsScreen } from './after/ActionsScreen.tsx';
import { BackupsScreen } from './backups/BackupsScreen.tsx';
import { CaseScreen } from './case/CaseScreen.tsx';
import { DirectoryScreen } from './directory/DirectoryScreen.tsx';
import { NewCaseScreen } from './entry/NewCaseScreen.tsx';
import { SecurityScreen } from './lock/SecurityScreen.tsx';
import { useActivity } from './lock/useActivity.ts';
import { useLockKey } from './lock/useLockKey.ts';
import { MapScreen } from './map/MapScreen.tsx';
import { MeetingsScreen } from './meetings/MeetingsScreen.tsx';
import { RecurringScreen } from './meetings/RecurringScreen.tsx';
import { OpenScreen } from './open/OpenScreen.tsx';
import { OperatingScreen } from './operating/OperatingScreen.tsx';
import { Palette } from './palette/Palette.tsx';
import { usePaletteKey } from './palette/usePaletteKey.ts';
import { Banners } from './parts/Banners.tsx';
import { ClausePanel } from './parts/Clauses.tsx';
import { useBeforeClosing } from './parts/closing.ts';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { HeaderBar } from './parts/HeaderBar.tsx';
import { HeaderSlotContext } from './parts/HeaderSlot.tsx';
import { KeysUnderWay } from './parts/KeysUnderWay.tsx';
import { useKeeping } from './parts/keeping.ts';
import { useKeyboard, useKeys } from './parts/keys.ts';
import { KeysOverlay } from './parts/KeysOverlay.tsx';
import { Reading } from './parts/Reading.tsx';
import { useRead } from './parts/reads.ts';
import { ImportScreen } from './imports/ImportScreen.tsx';
import { PathwayScreen } from './pathway/PathwayScreen.tsx';
import { PrepareScreen } from './prepare/PrepareScreen.tsx';
import { ReadinessScreen } from './readiness/ReadinessScreen.tsx';
import { ReadinessSettingsScreen } from './readiness/ReadinessSettingsScreen.tsx';
import { ReferrersScreen } from './referrers/ReferrersScreen.tsx';
import { SearchScreen } from './search/SearchScreen.tsx';
import { CloseScreen } from './room/CloseScreen.tsx';
import { RoomScreen } from './room/RoomScreen.tsx';

/** The frame around every screen: header bar, notices, the screen itself, and the panels above it. */
export function Desk(): ReactNode {
  const workspace = useRead('workspace.read', {});
  if (!useKeeping()) return null;
  return <Reading of={workspace}>{(value) => <Frame workspace={value} />}</Reading>;
}

function Frame({ workspace }: { workspace: Workspace }): ReactNode {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const [changing, setChanging] = useState(false);
  const [path] = useLocation();
  useActivity();
  useLockKey();
  useKeyboard();
  useBeforeClosing();
  useKeys({ '?': () => setKeysShown(true) }, 'Everywhere');
  const [paletteShown, setPaletteShown] = useState(false);
  useEffect(() => {
    // A new screen takes the focus, unless one of its fields already has.
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  // The referrers' guidance records nothing, so it needs nobody's name.
  const choosing = (workspace.actor === null && path !== '/referrers') || changing;

  usePaletteKey(() => {
    if (!choosing) setPaletteShown(true);
  });

  return (
    <HeaderSlotContext value={slot}>
      <ClausePanel pathway={workspace.pathway} today={workspace.today}>
        <div className="desk">
          <a className="nhsuk-skip-link" href="#main" onClick={skipToMain}>
            Skip to main content
          </a>
          <HeaderBar workspace={workspace} onSlot={setSlot} onChangeActor={() => setChanging(true)} onKeys={() => setKeysShown(true)} />
          <Banners workspace={workspace} />
          <main id="main" tabIndex={-1}>
            {choosing ? (
              <ActorScreen workspace={workspace} onDone={() => setChanging(false)} />
            ) : (
              <ErrorBoundary key={path}>
                <Screens workspace={workspace} />
              </ErrorBoundary>
            )}
          </main>
          <KeysUnderWay />
          {keysShown ? <KeysOverlay onClose={() => setKeysShown(false)} /> : null}
          {paletteShown ? <Palette onClose={() => setPaletteShown(false)} /> : null}
        </div>
      </ClausePanel>
    </HeaderSlotContext>
  );
}

/** Moves the focus by itself: the address's hash names the screen and may not be changed to "#main". */
function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Screens({ workspace }: { workspace: Workspace }): ReactNode {
  return (
    <Switch>
      <Route path="/">
        <MeetingsScreen workspace={workspace} />
      </Route>
      <Route path="/open">
        <OpenScreen today={workspace.today} />
      </Route>
      <Route path="/recurring">
        <RecurringScreen workspace={workspace} />
      </Route>
      <Route path="/meetings/:id/prepare/import">{({ id }) => <ImportScreen meetingId={id} />}</Route>
      <Route path="/meetings/:id/prepare/new-case">{({ id }) => <NewCaseScreen meetingId={id} />}</Route>
      <Route path="/meetings/:id/prepare">{({ id }) => <PrepareScreen meetingId={id} today={workspace.today} />}</Route>
      <Route path="/meetings/:id/readiness/:caseId?">{({ id, caseId }) => <ReadinessScreen meetingId={id} workspace={workspace} startAt={caseId} part="board" />}</Route>
      <Route path="/meetings/:id/owed">{({ id }) => <ReadinessScreen meetingId={id} workspace={workspace} part="owed" />}</Route>
      <Route path="/backups">
        <BackupsScreen />
      </Route>
      <Route path="/readiness-settings">
        <ReadinessSettingsScreen />
      </Route>
      <Route path="/meetings/:id/close">{({ id }) => <CloseScreen meetingId={id} />}</Route>
      <Route path="/meetings/:id">{({ id }) => <RoomScreen meetingId={id} workspace={workspace} />}</Route>
      <Route path="/pathway/map">
        <MapScreen caseId={null} />
      </Route>
      <Route path="/cases/:id/map">{({ id }) => <MapScreen caseId={id} />}</Route>
      <Route path="/cases/:id">{({ id }) => <CaseScreen caseId={id} workspace={workspace} />}</Route>
      <Route path="/actions">
        <ActionsScreen today={workspace.today} />
      </Route>
      <Route path="/lock">
        <SecurityScreen workspace={workspace} />
      </Route>
      <Route path="/search">
        <SearchScreen />
      </Route>
      <Route path="/record/:view?">
        <RecordScreen workspace={workspace} />
      </Route>
      <Route path="/operating">
        <OperatingScreen workspace={workspace} />
      </Route>
      <Route path="/directory">
        <DirectoryScreen workspace={workspace} />
      </Route>
      <Route path="/pathway">
        <PathwayScreen workspace={workspace} />
      </Route>
      <Route path="/referrers">
        <ReferrersScreen workspace={workspace} />
      </Route>
      <Route>
        <div className="page">
          <h1>There is no such screen</h1>
          <p>
            <a href="#/">Go to the meetings</a>
          </p>
        </div>
      </Route>
    </Switch>
  );
}
