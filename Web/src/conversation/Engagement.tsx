import type { MessageEngagement } from '../api/contract';
import { exactly, plural, when } from '../shell/format';
import { useNow } from '../shell/now';

/** Whether an e-mail was opened and its links followed, and by whom: a machine's look says nothing of the person. */
export function Engagement({ engagement }: { engagement: MessageEngagement }) {
  const { openedAt, machineOpenedAt, clickedAt, machineClickedAt, opens, machineOpens, clicks, machineClicks } = engagement;
  return (
    <ul className="engagement" aria-label="What became of it">
      <Look words="Opened" at={openedAt} times={opens} />
      <Look words="Opened (by a machine)" at={machineOpenedAt} times={machineOpens} />
      <Look words="Clicked" at={clickedAt} times={clicks} />
      <Look words="Clicked (by a machine)" at={machineClickedAt} times={machineClicks} />
    </ul>
  );
}

function Look({ words, at, times }: { words: string; at: string | null; times: number }) {
  const now = useNow();
  if (at === null) return null;
  return (
    <li>
      {words} <time dateTime={at} title={exactly(at)}>{when(at, now)}</time>
      {times > 1 && `, ${plural(times, 'time')}`}
    </li>
  );
}
