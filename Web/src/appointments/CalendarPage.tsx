import { Link } from 'wouter';
import type { BrokerCalendar, CalendarItem } from '../api/contract';
import { statusName, when } from '../shell/format';
import { useNow } from '../shell/now';
import { Failed, Loading } from '../shell/Placeholder';
import { CalendarForm } from './CalendarForm';
import { FeedAddress } from './FeedAddress';
import { useCalendar } from './useCalendar';
import '../campaigns/campaigns.css';
import './calendar.css';

/** A broker's appointments, when it can be booked, and its days off: its own page, and the administrator's for it. */
export default function CalendarPage({ brokerId }: { brokerId: string }) {
  const calendar = useCalendar(brokerId);
  if (calendar.isError) return <Failed what="The calendar" problem={calendar.error} retry={() => void calendar.refetch()} />;
  if (calendar.data === undefined) return <Loading what="the calendar" />;
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Calendar</h1>
          <p>
            {brokerId}, {calendar.data.timeZone}
          </p>
        </div>
      </div>
      <Appointments calendar={calendar.data} />
      <CalendarForm key={calendar.data.version} brokerId={brokerId} calendar={calendar.data} />
      <FeedAddress brokerId={brokerId} feed={calendar.data.feed} />
    </div>
  );
}

function Appointments({ calendar }: { calendar: BrokerCalendar }) {
  const now = useNow();
  const overdue = calendar.appointments.filter((each) => each.overdue);
  const coming = calendar.appointments.filter((each) => !each.overdue && Date.parse(each.at) >= now);
  const past = calendar.appointments.filter((each) => !each.overdue && Date.parse(each.at) < now).reverse();
  return (
    <>
      {overdue.length > 0 && (
        <section className="card" aria-label="Without an outcome">
          <h2>Say whether these were kept</h2>
          <List items={overdue} now={now} />
        </section>
      )}
      <section className="card" aria-label="Coming">
        <h2>Coming</h2>
        {coming.length === 0 ? <p className="quiet">Nothing is booked.</p> : <List items={coming} now={now} />}
      </section>
      {past.length > 0 && (
        <section className="card" aria-label="Of the last week">
          <h2>Of the last week</h2>
          <List items={past} now={now} />
        </section>
      )}
    </>
  );
}

function List({ items, now }: { items: readonly CalendarItem[]; now: number }) {
  return (
    <ul className="appointments">
      {items.map((item) => (
        <li key={item.leadId}>
          <time dateTime={item.at}>{when(item.at, now)}</time>
          <Link href={`/leads/${item.leadId}`}>{item.firstName === '' ? 'A lead' : item.firstName}</Link>
          <span className="quiet">
            {item.minutes} min, {statusName(item.status).toLowerCase()}
          </span>
        </li>
      ))}
    </ul>
  );
}
