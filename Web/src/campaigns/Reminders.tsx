import type { ReminderDraft } from './reminders';

interface RemindersProps {
  reminders: readonly ReminderDraft[];
  faults: readonly string[];
  onChange: (reminders: readonly ReminderDraft[]) => void;
}

/** The messages that remind people of their appointments. */
export function Reminders({ reminders, faults, onChange }: RemindersProps) {
  const change = (at: number, part: Partial<ReminderDraft>): void => onChange(reminders.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="reminders">
      <legend>Reminders of appointments</legend>
      <p className="quiet">Sent when the law allows it before the appointment, and never after it. One without a template is not sent; the template has to be for appointments.</p>
      {reminders.map((reminder, at) => (
        <div key={at} className="reminder">
          <label className="field">
            <span>Hours before</span>
            <input type="text" inputMode="decimal" value={reminder.hours} onChange={(event) => change(at, { hours: event.target.value })} />
          </label>
          <label className="field">
            <span>By</span>
            <select value={reminder.channel} onChange={(event) => change(at, { channel: event.target.value === 'sms' ? 'sms' : 'email' })}>
              <option value="email">E-mail</option>
              <option value="sms">Text</option>
            </select>
          </label>
          <label className="field">
            <span>Template</span>
            <input type="text" className="code" value={reminder.template} onChange={(event) => change(at, { template: event.target.value })} />
          </label>
          <button type="button" className="button quiet" aria-label={`Remove reminder ${at + 1}`} onClick={() => onChange(reminders.filter((_, index) => index !== at))}>
            Remove
          </button>
        </div>
      ))}
      {faults.map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      <button type="button" className="button" disabled={reminders.length >= 5} onClick={() => onChange([...reminders, { hours: '24', channel: 'email', template: '' }])}>
        Add a reminder
      </button>
    </fieldset>
  );
}
