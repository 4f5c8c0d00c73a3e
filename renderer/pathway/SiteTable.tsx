import type { ReactNode } from 'react';
import type { Site } from '../../shared/domain/site.ts';
import { Unverified } from '../parts/Hold.tsx';

const offerWords: Record<Site['offers'][number], string> = { diagnosis: 'diagnosis', surgery: 'surgery', radiotherapy: 'radiotherapy', systemic: 'systemic therapy' };

/** The sites of the pathway and what each offers. */
export function SiteTable({ sites }: { sites: readonly Site[] }): ReactNode {
  return (
    <section className="panel" aria-labelledby="sites">
      <h2 id="sites">Sites</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col">Trust</th>
            <th scope="col">Offers</th>
            <th scope="col">ODS code</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">
                {site.shortName}
                <span className="small block">{site.name}</span>
              </th>
              <td>{site.trust}</td>
              <td>{site.offers.map((offer) => offerWords[offer]).join(', ')}</td>
              <td>{site.odsCode ?? <Unverified why="no site code was entered" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
