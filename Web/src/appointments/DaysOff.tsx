import type { BrokerAbsence } from '../api/contract';

interface DaysOffProps {
  absences: readonly BrokerAbsence[];
  faults: readonly string[];
  onChange: (absences: readonly BrokerAbsence[]) => void;
}

/** Days on which a broker gets no leads and no appointments. */
export function DaysOff({ absences, faults, onChange }: DaysOffProps) {
  const change = (at: number, part: Partial<BrokerAbsence>): void => onChange(absences.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="days-off">
      <legend>Days off</legend>
      {absences.length === 0 && <p className="quiet">None.</p>}
      {absences.map((absence, at) => (
        <div key={at} className="day-off">
          <label className="field">
            <span>First day</span>
            <input type="date" value={absence.from} onChange={(event) => change(at, { from: event.target.value })} />
          </label>
          <label className="field">
            <span>Last day</span>
            <input type="date" value={absence.to} min={absence.from} onChange={(event) => change(at, { to: event.target.value })} />
          </label>
          <label className="field">
            <span>Why (may be left empty)</span>
            <input type="text" maxLength={100} value={absence.note ?? ''} onChange={(event) => change(at, { note: event.target.value === '' ? null : event.target.value })} />
          </label>
          <button type="button" className="button quiet" aria-label={`Remove days off ${at + 1}`} onClick={() => onChange(absences.filter((_, index) => index !== at))}>
            Remove
          </button>
        </div>
      ))}
      {faults.map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      <button type="button" className="button" onClick={() => onChange([...absences, { from: '', to: '', note: null }])}>
        Add days off
      </button>
    </fieldset>
  );
}
