import type { CommandName, LeadView } from '../api/contract';
import { outcomes } from '../leads/commands';
import { when } from '../shell/format';
import { Notice } from '../shell/Notice';
import { useNow } from '../shell/now';

interface AppointmentBarProps {
  lead: LeadView;
  busy: boolean;
  onCommand: (name: CommandName) => void;
}

/** The appointment that is set, and what can become of it: an outcome once its time has come, and before and after that an end. */
export function AppointmentBar({ lead, busy, onCommand }: AppointmentBarProps) {
  const now = useNow();
  if (lead.status !== 'appointment_set' || lead.appointmentAt === null) return null;
  const come = Date.parse(lead.appointmentAt) <= now;
  const shown = outcomes.filter((outcome) => lead.commands.includes(outcome.name) && (come || outcome.name === 'appointment/cancel'));
  return (
    <Notice
      tone={come ? 'warn' : 'info'}
      title={`Appointment: ${when(lead.appointmentAt, now)}`}
      action={shown.map((outcome) => (
        <button key={outcome.name} type="button" className="button" disabled={busy} onClick={() => onCommand(outcome.name)}>
          {outcome.label}
        </button>
      ))}
    >
      {come ? 'Say whether it was kept.' : undefined}
    </Notice>
  );
}
