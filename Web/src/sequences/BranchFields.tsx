import type { SequenceConditionKind } from '../api/contract';
import { Field } from '../outreach/Field';
import { Dispositions } from './Dispositions';
import type { StepFieldsProps } from './StepFields';
import type { StepDraft } from './steps';
import { conditionNames } from './words';

interface BranchFieldsProps extends StepFieldsProps {
  /** The steps that come after this one. */
  later: readonly StepDraft[];
}

/** What is asked, and where the run goes on in either case. It leads forward only. */
export function BranchFields({ step, later, said, onChange }: BranchFieldsProps) {
  return (
    <>
      <Field label="Condition" faults={[...said('if'), ...said('if.kind')]}>
        {(props) => (
          <select {...props} value={step.condition} onChange={(event) => onChange({ condition: event.target.value as SequenceConditionKind })}>
            {Object.entries(conditionNames).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {step.condition === 'score' && (
        <Field label="Score" faults={said('if.score')}>
          {(props) => <input {...props} type="text" inputMode="numeric" value={step.score} onChange={(event) => onChange({ score: event.target.value })} />}
        </Field>
      )}
      {step.condition === 'time_of_day' && (
        <>
          <Field label="From" faults={said('if.from')}>
            {(props) => <input {...props} type="time" value={step.from} onChange={(event) => onChange({ from: event.target.value })} />}
          </Field>
          <Field label="To before" faults={said('if.to')} help="May lie after midnight.">
            {(props) => <input {...props} type="time" value={step.to} onChange={(event) => onChange({ to: event.target.value })} />}
          </Field>
        </>
      )}
      {step.condition === 'disposition' && (
        <div className="full">
          <Dispositions legend="One of" chosen={step.statuses} faults={said('if.statuses')} onChange={(statuses) => onChange({ statuses })} />
        </div>
      )}
      <Way label="Where it holds, go on with" target={step.then} later={later} faults={said('then')} onChange={(then) => onChange({ then })} />
      <Way label="Where it does not, go on with" target={step.else} later={later} faults={said('else')} onChange={(otherwise) => onChange({ else: otherwise })} />
    </>
  );
}

function Way({ label, target, later, faults, onChange }: { label: string; target: number | null; later: readonly StepDraft[]; faults: readonly string[]; onChange: (target: number | null) => void }) {
  const lost = target !== null && !later.some((step) => step.key === target);
  return (
    <Field label={label} faults={faults}>
      {(props) => (
        <select {...props} value={target ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}>
          <option value="">The next step</option>
          {lost && <option value={target}>A step that is no longer further on</option>}
          {later.map((step) => (
            <option key={step.key} value={step.key}>
              {step.id}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
