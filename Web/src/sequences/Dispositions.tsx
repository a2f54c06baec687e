import type { LeadStatus } from '../api/contract';
import { statusName } from '../shell/format';
import { dispositions } from './words';

interface DispositionsProps {
  legend: string;
  chosen: readonly LeadStatus[];
  faults: readonly string[];
  onChange: (chosen: readonly LeadStatus[]) => void;
}

/** Some of the states in which a lead is still open. */
export function Dispositions({ legend, chosen, faults, onChange }: DispositionsProps) {
  return (
    <fieldset className="dispositions">
      <legend className="field-label">{legend}</legend>
      {dispositions.map((status) => (
        <label key={status} className="check">
          <input type="checkbox" checked={chosen.includes(status)} onChange={(event) => onChange(event.target.checked ? [...chosen, status] : chosen.filter((each) => each !== status))} />
          <span>{statusName(status)}</span>
        </label>
      ))}
      {faults.map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
    </fieldset>
  );
}
