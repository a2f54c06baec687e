import { Link } from 'wouter';
import { plural, statusName } from '../shell/format';
import type { Mailing } from './contract';
import { statusWords } from './words';

export function MailingCards({ campaign, mailings }: { campaign: string; mailings: readonly Mailing[] }) {
  return (
    <ul className="cards" aria-label="Mailings">
      {mailings.map((mailing) => (
        <li key={mailing.id} className="card">
          <div className="page-head">
            <h3>
              <Link href={`/campaigns/${campaign}/mailings/${mailing.id}`}>{mailing.content.name}</Link>
            </h3>
            <span className={mailing.status === 'running' ? 'badge on' : 'badge'}>{statusWords[mailing.status]}</span>
          </div>
          <p className="quiet">
            {mailing.content.template} to {mailing.content.segment.statuses.map(statusName).join(', ')}
            {mailing.startedAt !== null && `, ${plural(mailing.recipients, 'person', 'people')}`}
          </p>
          {mailing.hold !== null && <p className="fault">{mailing.hold}</p>}
        </li>
      ))}
    </ul>
  );
}
