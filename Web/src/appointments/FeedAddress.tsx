import { Notice } from '../shell/Notice';
import { say } from '../shell/toasts';
import { useRenewFeed } from './useCalendar';

/** The secret address of the calendar for programs, and a way to make it worthless. */
export function FeedAddress({ brokerId, feed }: { brokerId: string; feed: string }) {
  const renew = useRenewFeed(brokerId);
  return (
    <section className="card" aria-label="Feed">
      <h2>In your own calendar program</h2>
      <label className="field">
        <span>Subscribe to this address</span>
        <input type="text" className="code" readOnly value={feed} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <p className="quiet">Keep it to yourself: whoever has it reads the times and first names of your appointments. A new address ends this one.</p>
      <div role="alert">{renew.error !== null && <Notice tone="bad">{renew.error.message}</Notice>}</div>
      <button
        type="button"
        className="button"
        disabled={renew.isPending}
        onClick={() => renew.mutate(undefined, { onSuccess: () => say('The feed has a new address. Subscribe to it anew.') })}
      >
        New address
      </button>
    </section>
  );
}
