import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { BrokerAbsence, BrokerCalendar } from '../api/contract';
import { Field } from '../outreach/Field';
import { Notice } from '../shell/Notice';
import { say } from '../shell/toasts';
import { DaysOff } from './DaysOff';
import { numbers, settingsOf, textsOf, type NumberTexts } from './settings';
import { usePutCalendar } from './useCalendar';

/** How a broker's time is offered, and when it is away. */
export function CalendarForm({ brokerId, calendar }: { brokerId: string; calendar: BrokerCalendar }) {
  const put = usePutCalendar(brokerId);
  const [texts, setTexts] = useState<NumberTexts>(() => textsOf(calendar.booking));
  const [absences, setAbsences] = useState<readonly BrokerAbsence[]>(calendar.absences);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const problem = put.error;
  const served = problem instanceof Problem ? problem.errors : {};
  const said = (field: string): string[] => [...(faults[field] === undefined ? [] : [faults[field]]), ...(served[`booking.${field}`] ?? [])];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found: Record<string, string> = {};
    const settings = settingsOf(texts, absences, (field, sentence) => (found[field] = sentence));
    setFaults(found);
    if (Object.keys(found).length === 0) put.mutate({ settings, version: calendar.version }, { onSuccess: () => say('The calendar is saved.') });
  };

  return (
    <form className="card" aria-label="Booking and days off" onSubmit={submit} noValidate>
      <h2>When people can book</h2>
      <p className="quiet">Within your working hours, or nine to five from Monday to Friday where you take leads at any hour; not on days off, and not over another appointment.</p>
      <div className="form-grid">
        {numbers.map(({ name, label }) => (
          <Field key={name} label={label} faults={said(name)}>
            {(props) => <input {...props} type="text" inputMode="numeric" value={texts[name]} onChange={(event) => setTexts({ ...texts, [name]: event.target.value })} />}
          </Field>
        ))}
      </div>
      <DaysOff
        absences={absences}
        faults={[...(faults['absences'] === undefined ? [] : [faults['absences']]), ...Object.entries(served).flatMap(([field, sentences]) => (field.startsWith('absences') ? sentences : []))]}
        onChange={setAbsences}
      />
      <div role="alert">
        {problem instanceof Problem && problem.status === 412 ? (
          <Notice tone="warn" title="Changed meanwhile">Somebody else changed this broker. Nothing of yours was saved: look at what is here now.</Notice>
        ) : (
          problem !== null && !(problem instanceof Problem && problem.status === 422) && <Notice tone="bad">{problem.message}</Notice>
        )}
      </div>
      <button type="submit" className="button primary" disabled={put.isPending}>
        {put.isPending ? 'Saving…' : 'Save'}
      </button>
    </form>
  );
}
