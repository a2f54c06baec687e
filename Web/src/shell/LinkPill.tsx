import { useLinkState } from '../feeds/FeedProvider';
import type { LinkState } from '../feeds/link';

const words: Record<LinkState, { label: string; help: string }> = {
  connecting: { label: 'Connecting', help: 'Opening the live connection.' },
  live: { label: 'Live', help: 'Everything you see is as it is now.' },
  behind: { label: 'Catching up', help: 'Something was missed; it is being fetched.' },
  reconnecting: { label: 'Reconnecting', help: 'The connection was lost. What you miss is shown as soon as it is back.' },
  offline: { label: 'Offline', help: 'This device has no network. What you miss is shown as soon as it is back.' },
};

/** Whether what is on the screen is the truth of this moment. */
export function LinkPill() {
  const state = useLinkState();
  const { label, help } = words[state];
  return (
    <div className={`link-pill ${state}`} role="status" aria-label="Connection" title={help} data-state={state}>
      <span className="link-dot" aria-hidden="true" />
      <span>{label}</span>
    </div>
  );
}

/** Across the page when what is on the screen may be old. */
export function LinkBanner() {
  const state = useLinkState();
  if (state !== 'reconnecting' && state !== 'offline') return null;
  return <div className={`link-banner ${state}`}>{words[state].label}. {words[state].help}</div>;
}
