import { useState } from 'react';
import { Link } from 'wouter';
import { humanise, when } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { useNow } from '../shell/now';
import type { Mailing, RecipientFilter } from './contract';
import { useRecipients } from './useMailings';

/** The people behind a number, by their leads. */
export function Recipients({ mailing, name, filter, onClose }: { mailing: Mailing; name: string; filter: RecipientFilter; onClose: () => void }) {
  const now = useNow();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const recipients = useRecipients(mailing.campaign, mailing.id, filter, pages.at(-1)!);
  if (recipients.isError) return <Failed what="The people" problem={recipients.error} retry={() => void recipients.refetch()} />;
  if (recipients.data === undefined) return <Loading what="people" />;
  const { next } = recipients.data;
  return (
    <section className="card" aria-label="People">
      <div className="page-head">
        <h2>{name}</h2>
        <button type="button" className="button quiet" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="People of the number">
        <table>
          <thead>
            <tr>
              <th scope="col">Lead</th>
              <th scope="col">E-mail</th>
              <th scope="col">Written</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {recipients.data.recipients.map((each) => (
              <tr key={each.leadId}>
                <th scope="row">
                  <Link href={`/leads/${each.leadId}`} className="code">
                    {each.leadId.slice(-12)}
                  </Link>
                </th>
                <td>{each.message === null ? humanise(each.state) : humanise(each.message)}</td>
                <td>{each.writtenAt === null ? '—' : when(each.writtenAt, now)}</td>
                <td>{each.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mailing-buttons">
        {pages.length > 1 && (
          <button type="button" className="button quiet" onClick={() => setPages(pages.slice(0, -1))}>
            Back
          </button>
        )}
        {next !== null && (
          <button type="button" className="button quiet" onClick={() => setPages([...pages, next])}>
            More
          </button>
        )}
      </div>
    </section>
  );
}
