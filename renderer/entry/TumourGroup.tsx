import type { ReactNode } from 'react';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { TumourFacts } from '../../shared/domain/tumour.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { answerWords, certaintyWords, factWords, originWords, tissueWords } from '../parts/words.ts';
import type { GroupProps } from './EntryFields.tsx';
import { LevelsField } from './LevelsField.tsx';

const performanceWords: Record<CaseDetails['performanceStatus'], string> = { '0': '0', '1': '1', '2': '2', '3': '3', '4': '4', unknown: 'unknown' };
const answers = ['sarcoma', 'spineContact', 'skullBase', 'transnasal', 'metastaticCordCompression'] as const;

/** The facts about the tumour that the pathway's rules ask for; each may stay unknown. The levels stand beside them, typed or drawn. */
export function TumourGroup({ entry, change }: GroupProps): ReactNode {
  const { details } = entry;
  const { tumour } = details;
  const set = (part: Partial<TumourFacts>) => change(Object.keys(part)[0] ?? '', { ...entry, details: { ...details, tumour: { ...tumour, ...part } } });
  return (
    <fieldset className="group">
      <legend>Tumour facts the rules ask for</legend>
      <div className="tumour-group">
        <div className="tumour-facts">
          <ChoiceField label={factWords.tissue} name="tissue" words={tissueWords} value={tumour.tissue} onChoose={(tissue) => set({ tissue })} />
          <ChoiceField label={factWords.origin} name="origin" words={originWords} value={tumour.origin} onChoose={(origin) => set({ origin })} />
          <ChoiceField label={factWords.certainty} name="certainty" words={certaintyWords} value={tumour.certainty} onChoose={(certainty) => set({ certainty })} />
          {answers.map((fact) => (
            <ChoiceField key={fact} label={factWords[fact]} name={fact} words={answerWords} value={tumour[fact]} onChoose={(answer) => set({ [fact]: answer })} />
          ))}
          <ChoiceField label="Urgent: cannot wait" name="urgent" words={answerWords} value={details.urgent} onChoose={(urgent) => change('urgent', { ...entry, details: { ...details, urgent } })} />
          <ChoiceField label="WHO performance status" name="performanceStatus" words={performanceWords} value={details.performanceStatus} onChoose={(performanceStatus) => change('performanceStatus', { ...entry, details: { ...details, performanceStatus } })} />
        </div>
        <LevelsField levels={tumour.levels} typed={entry.levelsText} onChange={(levels, levelsText) => change('levels', { ...entry, levelsText, details: { ...details, tumour: { ...tumour, levels } } })} />
      </div>
    </fieldset>
  );
}
