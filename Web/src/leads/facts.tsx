import type { CSSProperties, ReactNode } from 'react';
import type { Consent, LeadView, ScoreReason } from '../api/contract';
import { exactly, humanise, money, phone } from '../shell/format';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Reasons({ reasons, score }: { reasons: ScoreReason[]; score: number }) {
  const most = Math.max(1, ...reasons.map((reason) => Math.abs(reason.points)));
  if (reasons.length === 0) return <p className="quiet">No rule of the scorecard spoke for or against it.</p>;
  return (
    <>
      <ul className="reasons">
        {reasons.map((reason, index) => (
          <li key={index} className={reason.points < 0 ? 'minus' : 'plus'}>
            <span className="reason-words">{reason.reason}</span>
            <span className="reason-bar" aria-hidden="true" style={{ '--share': Math.abs(reason.points) / most } as CSSProperties} />
            <span className="reason-points">{reason.points > 0 ? `+${reason.points}` : `−${Math.abs(reason.points)}`}</span>
          </li>
        ))}
      </ul>
      <p className="reasons-sum">
        Score <strong>{score}</strong> of 100
      </p>
    </>
  );
}

export function leadFacts(lead: LeadView): [string, ReactNode][] {
  const facts: [string, ReactNode][] = [
    ['Campaign', lead.campaign],
    ['Seller', lead.seller],
    ['Broker', lead.broker?.name ?? 'Nobody yet'],
    ['Received', exactly(lead.receivedAt)],
  ];
  if (lead.appointmentAt !== null) facts.push(['Appointment', exactly(lead.appointmentAt)]);
  if (lead.cost !== null) facts.push(['Cost', money(lead.cost)]);
  if (lead.revenue !== null) facts.push(['Revenue', money(lead.revenue)]);
  if (lead.reason !== null && lead.reason !== '') facts.push(['Reason', lead.reason]);
  if (lead.externalId !== null) facts.push(['Seller’s id', lead.externalId]);
  return facts;
}

export function addressLines(lead: LeadView): string[] {
  const address = lead.address;
  if (address === null) return [];
  const town = [address.city, [address.state, address.zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [address.street, town, address.country].filter((line): line is string => Boolean(line));
}

export function attributeFacts(attributes: LeadView['attributes']): [string, ReactNode][] {
  return Object.entries(attributes).map(([name, value]) => [humanise(name), typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value)]);
}

export function consentFacts(consent: Consent): [string, ReactNode][] {
  const facts: [string, ReactNode | null | undefined][] = [
    ['Channels', consent.channels?.join(', ')],
    ['Sellers', consent.sellers?.join(', ')],
    ['Phone', consent.phone && phone(consent.phone)],
    ['Given', consent.at && exactly(consent.at)],
    ['Method', consent.method && humanise(consent.method)],
    ['Disclosure', consent.disclosureVersion],
    ['Words', consent.text],
    ['IP address', consent.ip],
    ['Browser', consent.userAgent],
    ['Form', consent.formUrl && <Away to={consent.formUrl} />],
    ['Certificate', consent.certificateUrl && <Away to={consent.certificateUrl} />],
  ];
  return facts.filter((fact): fact is [string, ReactNode] => fact[1] !== null && fact[1] !== undefined && fact[1] !== '');
}

/** A link that a seller posted: only the web's own schemes are followed, and the other side learns nothing of us. */
function Away({ to }: { to: string }) {
  if (!/^https?:\/\//i.test(to)) return to;
  return (
    <a href={to} target="_blank" rel="noreferrer noopener">
      {to.replace(/^https?:\/\//i, '')}
    </a>
  );
}
