import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { FactName } from '../../shared/domain/tumour.ts';
import { plainLevels, readLevels } from '../../shared/domain/vertebra.ts';
import { dropDraft, formOf, useDraft } from '../parts/drafts.ts';
import { answerWords, certaintyWords, factWords, originWords, tissueWords } from '../parts/words.ts';
import { FactCell } from './FactCell.tsx';
import { useCaseRecord } from '../parts/writes.ts';
import { Refused } from '../parts/Refused.tsx';

type Changes = Partial<CaseDetails>;
const performanceWords: Record<CaseDetails['performanceStatus'], string> = { '0': '0', '1': '1', '2': '2', '3': '3', '4': '4', unknown: 'unknown' };

/** The facts the rules ask for, each changed in place; what nobody recorded yet is marked. What is typed outlives the screen, as in every form of the room. */
export function FactsGrid({ view }: { view: CaseView }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const [editing, keepEditing] = useDraft(formOf(view.summary.id, 'room'), 'fact', null);
  const typed = formOf(view.summary.id, 'facts');
  const setEditing = (fact: string | null) => {
    dropDraft(typed);
    keepEditing(fact);
  };
  const { tumour } = view.details;
  const may = view.next.includes('detailsChanged');
  const waitsFor = new Set<string>(view.rules.missing.map(({ fact }) => fact));

  const save = async (changes: Changes) => {
    if ((await record.run({ type: 'detailsChanged', changes, reason: '' })) !== null) setEditing(null);
  };
  const cell = <K extends string>(fact: string, label: string, words: Record<K, string>, value: K, change: (value: K) => Changes) => (
    <FactCell
      key={fact}
      fact={fact}
      label={label}
      shown={words[value]}
      unknown={value === 'unknown'}
      needed={waitsFor.has(fact)}
      may={may}
      words={words}
      value={value}
      place={typed}
      editing={editing === fact}
      busy={record.busy}
      onEdit={(on) => setEditing(on ? fact : null)}
      onSave={(chosen: K) => void save(change(chosen))}
    />
  );
  const answer = (fact: 'sarcoma' | 'spineContact' | 'skullBase' | 'transnasal' | 'metastaticCordCompression', label = factWords[fact]) =>
    cell(fact, label, answerWords, tumour[fact], (value) => ({ tumour: { ...tumour, [fact]: value } }));

  return (
    <section aria-label="Facts">
      <dl className="facts">
        {cell('tissue', factWords.tissue, tissueWords, tumour.tissue, (tissue) => ({ tumour: { ...tumour, tissue } }))}
        {cell('origin', factWords.origin, originWords, tumour.origin, (origin) => ({ tumour: { ...tumour, origin } }))}
        {cell('certainty', factWords.certainty, certaintyWords, tumour.certainty, (certainty) => ({ tumour: { ...tumour, certainty } }))}
        {answer('sarcoma')}
        <FactCell
          fact="levels"
          label={factWords.levels}
          shown={tumour.levels.length === 0 ? 'unknown' : plainLevels(tumour.levels)}
          unknown={tumour.levels.length === 0}
          needed={waitsFor.has('levels')}
          may={may}
          text={plainLevels(tumour.levels)}
          place={typed}
          editing={editing === 'levels'}
          busy={record.busy}
          onEdit={(on) => setEditing(on ? 'levels' : null)}
          onSave={(text: string) => {
            const levels = readLevels(text);
            if (levels !== null) void save({ tumour: { ...tumour, levels } });
            return levels !== null;
          }}
        />
        {answer('spineContact')}
        {answer('skullBase')}
        {answer('transnasal', 'Transnasal')}
        {answer('metastaticCordCompression', 'Susp. MSCC')}
        {cell('urgent', factWords.urgent, answerWords, view.details.urgent, (urgent) => ({ urgent }))}
        {cell('performanceStatus', 'WHO PS', performanceWords, view.details.performanceStatus, (performanceStatus) => ({ performanceStatus }))}
        <div className="fact">
          <dt>Pathology review</dt>
          <dd>{view.pathologyReview === null ? <span className="fact-unknown">not reviewed</span> : view.pathologyReview.result}</dd>
        </div>
      </dl>
      <Refused refusal={record.refusal} />
    </section>
  );
}

/** Moves the focus to a fact: the one named, else the first unknown one, else the first. */
export function focusFacts(fact?: FactName): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const target = (fact === undefined ? null : find(`[data-fact="${fact}"]`)) ?? find('[data-fact][data-unknown="true"]') ?? find('[data-fact]');
  target?.focus();
}
