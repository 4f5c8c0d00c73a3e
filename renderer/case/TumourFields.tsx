import { type ReactNode, useState } from 'react';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { TumourFacts } from '../../shared/domain/tumour.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { plainLevels, readLevels } from '../../shared/domain/vertebra.ts';
import { answerWords, certaintyWords, factWords, originWords, tissueWords } from '../parts/words.ts';

const performanceWords: Record<CaseDetails['performanceStatus'], string> = { '0': '0', '1': '1', '2': '2', '3': '3', '4': '4', unknown: 'unknown' };
const answers = ['sarcoma', 'spineContact', 'skullBase', 'transnasal', 'metastaticCordCompression'] as const;

/** The facts about the tumour that the pathway's rules ask for; each may stay unknown. */
export function TumourFields({ details, onChange }: { details: CaseDetails; onChange: (change: Partial<CaseDetails>) => void }): ReactNode {
  const { tumour } = details;
  const [levels, setLevels] = useState(plainLevels(tumour.levels));
  const set = (change: Partial<TumourFacts>) => onChange({ tumour: { ...tumour, ...change } });
  const typed = (text: string) => {
    setLevels(text);
    const read = readLevels(text);
    if (read !== null) set({ levels: read });
  };
  const understood = readLevels(levels) !== null;
  return (
    <fieldset className="group">
      <legend>Tumour facts the rules ask for</legend>
      <div className="fields">
        <ChoiceField label={factWords.tissue} words={tissueWords} value={tumour.tissue} onChoose={(tissue) => set({ tissue })} />
        <ChoiceField label={factWords.origin} words={originWords} value={tumour.origin} onChoose={(origin) => set({ origin })} />
        <ChoiceField label={factWords.certainty} words={certaintyWords} value={tumour.certainty} onChoose={(certainty) => set({ certainty })} />
        <TextField label={factWords.levels} name="levels" hint={understood ? 'Such as T8, T11-L1 or skull base' : 'Not understood: write T8, T11-L1 or skull base'} aria-invalid={!understood} value={levels} onChange={(event) => typed(event.target.value)} />
        {answers.map((fact) => (
          <ChoiceField key={fact} label={factWords[fact]} words={answerWords} value={tumour[fact]} onChoose={(answer) => set({ [fact]: answer })} />
        ))}
        <ChoiceField label="Urgent: cannot wait for the meeting" words={answerWords} value={details.urgent} onChoose={(urgent) => onChange({ urgent })} />
        <ChoiceField label="WHO performance status" words={performanceWords} value={details.performanceStatus} onChoose={(performanceStatus) => onChange({ performanceStatus })} />
      </div>
    </fieldset>
  );
}
