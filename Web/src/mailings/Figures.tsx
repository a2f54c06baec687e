import { useState } from 'react';
import { number } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import type { Mailing, MailingFigures, MailingTargets, RecipientFilter, TargetBand } from './contract';
import { Recipients } from './Recipients';
import { useFigures } from './useMailings';
import { useTargets } from './useSending';
import { bandWords, percent, shareOf, standing } from './words';

interface Figure {
  name: string;
  help: string;
  people: number;
  whole: number;
  band?: TargetBand | undefined;
  filter?: RecipientFilter;
}

/** What became of a mailing, beside what the operator wants of it. Each number leads to its people. */
export function Figures({ mailing }: { mailing: Mailing }) {
  const figures = useFigures(mailing.campaign, mailing.id);
  const targets = useTargets();
  const [filter, setFilter] = useState<{ name: string; by: RecipientFilter } | null>(null);
  if (figures.isError) return <Failed what="The figures" problem={figures.error} retry={() => void figures.refetch()} />;
  if (figures.data === undefined) return <Loading what="the figures" />;

  return (
    <>
      <section className="card" aria-label="Figures">
        <h2>What became of it</h2>
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Figures of the mailing">
          <table>
            <thead>
              <tr>
                <th scope="col">People</th>
                <th scope="col">Number</th>
                <th scope="col">Share</th>
                <th scope="col">Target</th>
              </tr>
            </thead>
            <tbody>
              {rows(figures.data, targets.data).map((row) => (
                <Row key={row.name} row={row} onPick={(by) => setFilter({ name: row.name, by })} />
              ))}
            </tbody>
          </table>
        </div>
        {figures.data.reasons.length > 0 && (
          <>
            <h3>Why people were left out</h3>
            <ul className="left-out-reasons">
              {figures.data.reasons.map(({ rule, reason, people }) => (
                <li key={rule}>
                  <strong>{number(people)}</strong> <code>{rule}</code> {people > 1 && 'such as: '}
                  {reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {filter !== null && <Recipients key={filter.by} mailing={mailing} name={filter.name} filter={filter.by} onClose={() => setFilter(null)} />}
    </>
  );
}

function Row({ row, onPick }: { row: Figure; onPick: (filter: RecipientFilter) => void }) {
  const share = shareOf(row.people, row.whole);
  const { filter } = row;
  return (
    <tr>
      <th scope="row">
        {row.name} <small className="quiet">{row.help}</small>
      </th>
      <td>
        {filter === undefined || row.people === 0 ? (
          number(row.people)
        ) : (
          <button type="button" className="mailing-number" aria-label={`${number(row.people)} ${row.name}: show them`} onClick={() => onPick(filter)}>
            {number(row.people)}
          </button>
        )}
      </td>
      <td>{share === null ? '—' : percent(share)}</td>
      <td>
        {row.band !== undefined && (
          <>
            {bandWords(row.band)} {share !== null && <span className={`standing ${standing(share, row.band)}`}>{standing(share, row.band)}</span>}
          </>
        )}
      </td>
    </tr>
  );
}

function rows(figures: MailingFigures, targets: MailingTargets | undefined): Figure[] {
  const { recipients, sent, delivered } = figures;
  return [
    { name: 'In the segment', help: 'when it began', people: recipients, whole: recipients },
    { name: 'Wait', help: 'their turn, or an allowed hour', people: figures.waiting, whole: recipients, filter: 'waiting' },
    { name: 'Left out', help: 'before anything was written', people: figures.leftOut, whole: recipients, filter: 'left_out' },
    { name: 'On their way', help: 'written, not sent yet', people: figures.queued, whole: recipients },
    { name: 'Not sent', help: 'refused by the person or the law as it left, or given up', people: figures.refused, whole: recipients },
    { name: 'Sent', help: 'handed to the mail server', people: sent, whole: recipients },
    { name: 'Delivered', help: 'of those sent, not returned', people: delivered, whole: sent },
    { name: 'Returned for good', help: 'of those sent', people: figures.hardBounced, whole: sent, filter: 'bounced' },
    { name: 'Returned for now', help: 'of those sent', people: figures.softBounced, whole: sent, filter: 'bounced' },
    { name: 'Opened', help: 'by people, of those delivered', people: figures.opened, whole: delivered, band: targets?.open, filter: 'opened' },
    { name: 'Opened by machines', help: 'only; not counted as opened', people: figures.openedByMachines, whole: delivered },
    { name: 'Clicked', help: 'of those delivered', people: figures.clicked, whole: delivered, filter: 'clicked' },
    { name: 'Replied', help: 'of those delivered', people: figures.replied, whole: delivered, band: targets?.reply, filter: 'replied' },
    { name: 'Unsubscribed', help: 'by its links', people: figures.unsubscribed, whole: delivered, filter: 'unsubscribed' },
    { name: 'Called it spam', help: 'as far as mailbox providers tell', people: figures.complained, whole: delivered, filter: 'complained' },
    { name: 'Booked', help: 'an appointment within 30 days', people: figures.booked, whole: delivered, filter: 'booked' },
    { name: 'Kept an appointment', help: 'within 30 days', people: figures.showed, whole: delivered, band: targets?.show, filter: 'showed' },
  ];
}
