import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MapView } from '../../shared/api/mapView.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { client } from '../api.ts';
import { Button } from '../parts/Button.tsx';
import { useKeys } from '../parts/keys.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { useTitle } from '../parts/useTitle.ts';
import { type Chosen, MapDetail } from './MapDetail.tsx';
import { MapDrawing } from './MapDrawing.tsx';
import { MapKey } from './MapKey.tsx';
import { MapList } from './MapList.tsx';
import { useZoom } from './useZoom.ts';

/** The map of the pathway's machine: the machine alone, or with the way of a case on it. */
export function MapScreen({ caseId }: { caseId: string | null }): ReactNode {
  const view = useRead('pathway.map', { caseId });
  return <Reading of={view}>{(value) => <Map view={value} />}</Reading>;
}

function Map({ view }: { view: MapView }): ReactNode {
  useTitle('Map of the pathway');
  const zoom = useZoom(view.width);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const here = view.states.find(({ position, kind }) => position === 'here' && kind === 'step');
  const goHere = (close: boolean) => {
    if (here !== undefined) zoom.show(here.x + here.width / 2, here.y + here.height / 2, close);
  };
  useKeys({ '+': zoom.larger, '=': zoom.larger, '-': zoom.smaller, '0': zoom.fit }, 'Map of the pathway');
  const shown = useRef(false);
  useEffect(() => {
    // Once, when the drawing first stands: it begins with where the case is.
    if (!shown.current) goHere(false);
    shown.current = true;
  });
  const save = async () => {
    const file = await client.call('export.map', { caseId: view.caseId });
    if (file.ok) saveFile(file.value);
    setRefusal(file.ok ? null : file.refusal);
  };

  return (
    <div className="page map-page">
      <div className="page-head">
        <h1>{view.caseId === null ? 'Map of the pathway' : <CaseHeading caseId={view.caseId} />}</h1>
        <div className="row map-tools">
          {here === undefined ? null : <Button onClick={() => goHere(true)}>Where it is</Button>}
          <Button keyCap="-" aria-label="Smaller" onClick={zoom.smaller}>
            Smaller
          </Button>
          <output aria-label="Size of the drawing">{Math.round(zoom.scale * 100)} %</output>
          <Button keyCap="+" aria-label="Larger" onClick={zoom.larger}>
            Larger
          </Button>
          <Button keyCap="0" onClick={zoom.fit}>
            Fit
          </Button>
          <Button onClick={() => void save()}>Save as SVG</Button>
          <Button onClick={() => window.print()}>Print</Button>
          {view.caseId === null ? null : (
            <>
              <a className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href="#/pathway/map">
                Without the case
              </a>
              <a className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={`#/cases/${view.caseId}`}>
                The case
              </a>
            </>
          )}
        </div>
      </div>
      <p className="small map-origin">
        <strong>A reconstruction.</strong> {view.document.reconstruction} Drawn from the machine itself; version {view.document.version}
        {view.reviewOverdue ? ', review overdue' : ''}.
      </p>
      <Refused refusal={refusal} />
      <MapKey withCase={view.caseId !== null} />
      <div className="map-body">
        <MapList view={view} />
        <MapDrawing view={view} zoom={zoom} onChoose={setChosen} />
      </div>
      {chosen === null ? null : <MapDetail view={view} chosen={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

function CaseHeading({ caseId }: { caseId: string }): ReactNode {
  const read = useRead('case.read', { caseId });
  return <>Map of the pathway: {read.data?.ok === true ? read.data.value.summary.name : 'one case'}</>;
}
