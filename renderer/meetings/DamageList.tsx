import type { ReactNode } from 'react';
import type { Workspace } from '../../shared/api/views.ts';

/** What was found damaged at reading: named, with where the untouched bytes lie. */
export function DamageList({ damage }: { damage: Workspace['damage'] }): ReactNode {
  if (damage.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="damage">
      <h2 id="damage">Damaged records</h2>
      <p>These could not be read as they were written. They were set aside untouched; everything else works.</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Name</th>
            <th scope="col">What is wrong</th>
            <th scope="col">Set aside as</th>
          </tr>
        </thead>
        <tbody>
          {damage.map((one) => (
            <tr key={`${one.what} ${one.id}`}>
              <td>{one.what}</td>
              <td>{one.id}</td>
              <td>{one.reason}</td>
              <td>{one.setAside ?? 'still in its place'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
