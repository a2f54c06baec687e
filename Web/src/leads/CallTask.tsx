import type { LeadView } from '../api/contract';
import { exactly, when } from '../shell/format';
import { useNow } from '../shell/now';
import { FollowUpRefusal } from './FollowUpRefusal';
import { LogCall } from './LogCall';
import { useFollowUp } from './useFollowUp';
import './followup.css';

/** The call that the broker is to make now, if there is one: what to say, and how it went. */
export function CallTask({ lead }: { lead: LeadView }) {
  const commands = useFollowUp(lead);
  const now = useNow();
  const call = lead.followUp?.call ?? null;
  if (call === null) return null;
  return (
    <section className="call-task" aria-label="Call that is due">
      <h3>Call now{call.note === null ? '' : `: ${call.note}`}</h3>
      <p className="quiet">
        Due since <time dateTime={call.since} title={exactly(call.since)}>{when(call.since, now)}</time>
      </p>
      <FollowUpRefusal commands={commands} />
      {commands.may('calls') && <LogCall commands={commands} />}
    </section>
  );
}
