import type { LeadView } from '../api/contract';
import { exactly, lasted, when } from '../shell/format';
import { useNow } from '../shell/now';
import { Facts } from './facts';

/** The clocks from the lead's arrival on. A person's first try and what LeadGrid sends by itself are told apart. */
export function Speed({ lead }: { lead: LeadView }) {
  const { assignedAt, noticedAt, touchedAt, automaticAt } = lead.speed;
  const since = (at: string | null) => (at === null ? <span className="quiet">Not yet</span> : <Clock at={at} from={lead.receivedAt} />);
  return (
    <Facts
      facts={[
        ['Arrived', <Clock key="arrived" at={lead.receivedAt} from={null} />],
        ['Assigned', since(assignedAt)],
        ['Noticed', since(noticedAt)],
        ['First touch', since(touchedAt)],
        ['First automatic', since(automaticAt)],
      ]}
    />
  );
}

function Clock({ at, from }: { at: string; from: string | null }) {
  const now = useNow();
  return (
    <time dateTime={at} title={exactly(at)}>
      {when(at, now)}
      {from !== null && `, after ${lasted(Date.parse(at) - Date.parse(from))}`}
    </time>
  );
}
