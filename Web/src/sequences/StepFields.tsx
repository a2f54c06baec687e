import { useApprovedTemplates } from '../conversation/useConversation';
import { approved } from '../outreach/words';
import { Field } from '../outreach/Field';
import { minutesIn, type WaitUnit } from './clock';
import type { Said } from './faults';
import type { StepDraft } from './steps';

export interface StepFieldsProps {
  step: StepDraft;
  /** What is wrong with a field of the step. */
  said: Said;
  onChange: (part: Partial<StepDraft>) => void;
}

/** Which approved words are sent. */
export function MessageFields({ step, said, onChange }: StepFieldsProps) {
  const templates = useApprovedTemplates(step.kind === 'email' ? 'email' : 'sms');
  const offered = templates.data ?? [];
  const faults = templates.isError ? [`The templates could not be loaded: ${templates.error.message}`, ...said('template')] : said('template');
  return (
    <Field label="Template" faults={faults} help="Sent in its approved version, and only as far as the law and the person’s consent allow.">
      {(props) => (
        <select {...props} value={step.template} onChange={(event) => onChange({ template: event.target.value })}>
          <option value="">Choose</option>
          {step.template !== '' && !offered.some((template) => template.id === step.template) && (
            <option value={step.template}>{templates.isPending ? step.template : `${step.template} (none that is approved)`}</option>
          )}
          {offered.map((template) => (
            <option key={template.id} value={template.id}>
              {approved(template)!.content.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CallFields({ step, said, onChange }: StepFieldsProps) {
  return (
    <>
      <Field label="What to say" faults={said('note')} help="The broker reads it with the call. No personal data.">
        {(props) => <textarea {...props} rows={2} maxLength={1_000} value={step.note} onChange={(event) => onChange({ note: event.target.value })} />}
      </Field>
      <label className="check full">
        <input type="checkbox" checked={step.urgent} onChange={(event) => onChange({ urgent: event.target.checked })} />
        <span>Urgent: where the broker is away, the lead goes to another</span>
      </label>
    </>
  );
}

const units = Object.keys(minutesIn) as WaitUnit[];

export function WaitFields({ step, said, onChange }: StepFieldsProps) {
  return (
    <>
      <Field label="How long" faults={[]}>
        {(props) => (
          <select {...props} value={step.wait} onChange={(event) => onChange({ wait: event.target.value as StepDraft['wait'] })}>
            <option value="for">For a time</option>
            <option value="until">Until a day of the run</option>
          </select>
        )}
      </Field>
      {step.wait === 'for' ? (
        <>
          <Field label="Amount" faults={said('minutes')}>
            {(props) => <input {...props} type="text" inputMode="numeric" value={step.amount} onChange={(event) => onChange({ amount: event.target.value })} />}
          </Field>
          <Field label="Unit" faults={[]}>
            {(props) => (
              <select {...props} value={step.unit} onChange={(event) => onChange({ unit: event.target.value as WaitUnit })}>
                {units.map((unit) => (
                  <option key={unit} value={unit}>
                    {unit}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      ) : (
        <>
          <Field label="Day" faults={said('day')} help="The run begins on day 1.">
            {(props) => <input {...props} type="text" inputMode="numeric" value={step.day} onChange={(event) => onChange({ day: event.target.value })} />}
          </Field>
          <Field label="At" faults={said('timeOfDay')} help="By the person’s clock. Empty: midnight.">
            {(props) => <input {...props} type="time" value={step.time} onChange={(event) => onChange({ time: event.target.value })} />}
          </Field>
        </>
      )}
    </>
  );
}
