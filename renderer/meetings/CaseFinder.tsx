import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { ListedCase } from '../../shared/api/views.ts';
import { TextField } from '../parts/Field.tsx';
import { useRead } from '../parts/reads.ts';

const shownAtMost = 12;

/** Finds any case by name, number or diagnosis. */
export function CaseFinder(): ReactNode {
  const cases = useRead('cases.list', {});
  const [wanted, setWanted] = useState('');
  const all = cases.data?.ok === true ? cases.data.value : [];
  if (all.length === 0) return null;
  const found = wanted.trim() === '' ? [] : all.filter((one) => matches(one, wanted));
  return (
    <section className="panel" aria-labelledby="find-case">
      <h2 id="find-case">Find a case</h2>
      <TextField label="Name, NHS or hospital number, or diagnosis" type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      <p className="small" role="status">
        {wanted.trim() === '' ? `${all.length} cases are recorded.` : `${found.length} of ${all.length} cases`}
      </p>
      <ul className="plain-list">
        {found.slice(0, shownAtMost).map((one) => (
          <li key={one.id}>
            <Link href={`/cases/${one.id}`}>{one.name}</Link> {one.hospitalNumber} · {one.levels} {one.diagnosis} · {one.stateName}
          </li>
        ))}
      </ul>
    </section>
  );
}

function matches(one: ListedCase, wanted: string): boolean {
  const plain = wanted.toLowerCase().replace(/\s+/g, ' ').trim();
  return [one.name, one.hospitalNumber, one.diagnosis, one.levels].some((text) => text.toLowerCase().includes(plain)) || (one.nhsNumber ?? '').includes(plain.replace(/\D/g, '') || '?');
}
