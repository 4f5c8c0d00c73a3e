import type { ReactNode } from 'react';
import type { Workspace } from '../../shared/api/views.ts';
import { type Trouble, troubleOf } from '../../shared/domain/damage.ts';

type Damage = Workspace['damage'][number];

const place: Record<Exclude<Trouble, 'setAside'>, string> = {
  notAsLeft: 'where it was, untouched, if it is still there',
  brokenSeal: 'the meeting can be read; only its seal does not hold',
  unwrittenLog: 'kept in this program until the disk takes it',
};

/** What is not as it should be: named, with what is wrong and where the untouched bytes lie. */
export function DamageList({ damage }: { damage: Workspace['damage'] }): ReactNode {
  if (damage.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="damage">
      <h2 id="damage">Not as it should be</h2>
      <p>Nothing of this was changed or thrown away. Everything else works.</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Name</th>
            <th scope="col">What is wrong</th>
            <th scope="col">Where it is</th>
          </tr>
        </thead>
        <tbody>
          {damage.map((one) => (
            <tr key={`${one.what} ${one.id} ${one.setAside ?? ''}`}>
              <td>{whatOf(one)}</td>
              <td>{troubleOf(one) === 'unwrittenLog' ? '' : one.id}</td>
              <td>{one.reason}</td>
              <td>{whereOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function whatOf(damage: Damage): string {
  if (troubleOf(damage) === 'brokenSeal') return 'seal';
  return damage.what === 'document' && damage.id.startsWith('access') ? 'access log' : damage.what;
}

function whereOf(damage: Damage): string {
  const trouble = troubleOf(damage);
  return trouble === 'setAside' ? `set aside as ${damage.setAside ?? ''}` : place[trouble];
}
