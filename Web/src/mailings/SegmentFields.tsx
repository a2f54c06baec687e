import { Field } from '../outreach/Field';
import { plural, statusName } from '../shell/format';
import type { MailingSegment } from './contract';
import { useReach } from './useMailings';
import { listed, reachable, whole } from './words';

interface SegmentFieldsProps {
  campaign: string;
  segment: MailingSegment;
  said: (field: string) => readonly string[];
  onChange: (part: Partial<MailingSegment>) => void;
}

const numbers = [
  ['minimumScore', 'Score from', 'Empty: any.'],
  ['maximumScore', 'Score to', 'Empty: any.'],
  ['receivedWithinDays', 'Received within days', 'Empty: whenever.'],
  ['receivedBeforeDays', 'Received before days', 'Only older ones. Empty: whenever.'],
  ['notMailedWithinDays', 'Not mailed within days', 'Leaves out whom another mailing has reached lately. Empty: nobody.'],
] as const;

/** Which leads of the campaign it goes to, and how many people they are now. */
export function SegmentFields({ campaign, segment, said, onChange }: SegmentFieldsProps) {
  return (
    <section className="card segment" aria-label="Segment">
      <h2>To whom</h2>
      <fieldset className="statuses">
        <legend className="field-label">Leads that are</legend>
        {reachable.map((status) => (
          <label key={status} className="check">
            <input
              type="checkbox"
              checked={segment.statuses.includes(status)}
              onChange={(event) => onChange({ statuses: event.target.checked ? [...segment.statuses, status] : segment.statuses.filter((each) => each !== status) })}
            />
            <span>{statusName(status)}</span>
          </label>
        ))}
        {said('content.segment.statuses').map((sentence) => (
          <p key={sentence} className="fault">
            {sentence}
          </p>
        ))}
      </fieldset>
      <div className="form-grid">
        <ListField label="States" help="Two capital letters each. Empty: all." faults={said('content.segment.states')} values={segment.states} onChange={(states) => onChange({ states })} />
        <ListField label="Sellers" help="Their ids. Empty: all." faults={said('content.segment.sellers')} values={segment.sellers} onChange={(sellers) => onChange({ sellers })} />
        {numbers.map(([name, label, help]) => (
          <Field key={name} label={label} help={help} faults={said(`content.segment.${name}`)}>
            {(props) => <input {...props} type="number" min={0} value={segment[name] ?? ''} onChange={(event) => onChange({ [name]: whole(event.target.value) })} />}
          </Field>
        ))}
      </div>
      {said('content.segment').map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      <Reach campaign={campaign} segment={segment} />
    </section>
  );
}

function ListField({ label, help, faults, values, onChange }: { label: string; help: string; faults: readonly string[]; values: readonly string[]; onChange: (values: string[]) => void }) {
  return (
    <Field label={label} help={help} faults={faults}>
      {(props) => <input {...props} type="text" defaultValue={values.join(', ')} onChange={(event) => onChange(listed(event.target.value))} />}
    </Field>
  );
}

function Reach({ campaign, segment }: { campaign: string; segment: MailingSegment }) {
  const reach = useReach(campaign, segment);
  return (
    <p role="status" className="reach">
      {reach.isError ? 'Nobody can be counted as it is written.' : reach.data === undefined ? 'Counting…' : `${plural(reach.data.people, 'person', 'people')} now. Consent and the law are asked for each when their turn comes.`}
    </p>
  );
}
