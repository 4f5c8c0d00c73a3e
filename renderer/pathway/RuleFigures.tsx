import type { ReactNode } from 'react';
import type { RuleParameters } from '../../shared/pathway/pathway.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { roleWords } from '../parts/words.ts';

/** The figures and defaults the rules use. Those the document does not give are local settings. */
export function RuleFigures({ rules }: { rules: RuleParameters }): ReactNode {
  const local = <Unverified why="a local setting: the document gives none" />;
  return (
    <section className="panel" aria-labelledby="figures">
      <h2 id="figures">Figures of the rules</h2>
      <dl className="pairs figures">
        <dt>Diagnosis</dt>
        <dd>
          {rules.diagnosisSite} <Clauses ids={['K1a', 'K1b']} />
        </dd>
        <dt>Surgery</dt>
        <dd>
          {rules.surgerySite} <Clauses ids={['K1b', 'F3']} />
        </dd>
        <dt>Skull base, transnasal</dt>
        <dd>
          {rules.craniocervicalSurgerySite} <Clauses ids={['K4']} />
        </dd>
        <dt>Named alternative</dt>
        <dd>
          {rules.namedAlternativeSite} <Clauses ids={['K3']} />
        </dd>
        <dt>Radiotherapy</dt>
        <dd>
          {rules.radiotherapySite} <Clauses ids={['K7']} />
        </dd>
        <dt>Cross-site centres</dt>
        <dd>
          {rules.crossSiteCentres.join(', ')} <Clauses ids={['K5']} />
        </dd>
        <dt>Child</dt>
        <dd>
          under {rules.childUnderAge} at referral <Clauses ids={['C2', 'D2']} /> {local}
        </dd>
        <dt>Young adult</dt>
        <dd>
          until {rules.youngAdultUntilAge} <Clauses ids={['P3']} /> {local}
        </dd>
        <dt>Quorum</dt>
        <dd>
          {rules.quorum.map((oneOf) => oneOf.map((role) => roleWords[role].toLowerCase()).join(' or ')).join('; ')} {local}
        </dd>
      </dl>
    </section>
  );
}
