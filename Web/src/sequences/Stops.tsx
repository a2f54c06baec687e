import type { ReplyAction } from '../api/contract';
import { Field } from '../outreach/Field';
import { Dispositions } from './Dispositions';
import type { SequenceDraft } from './draft';
import type { Said } from './faults';
import { replyNames } from './words';

/** What ends a run before its last step, and who is taken at all. */
export function Stops({ draft, said, onChange }: { draft: SequenceDraft; said: Said; onChange: (part: Partial<SequenceDraft>) => void }) {
  return (
    <section className="card" aria-label="Stops">
      <h2>What stops a run</h2>
      <p className="quiet">A refusal, a wrong number and a closed lead always do.</p>
      <div className="form-grid">
        <Field label="When the person writes or calls" faults={said('content.stops.onReply')}>
          {(props) => (
            <select {...props} value={draft.onReply} onChange={(event) => onChange({ onReply: event.target.value as ReplyAction })}>
              {Object.entries(replyNames).map(([action, name]) => (
                <option key={action} value={action}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="A call of at least (seconds)" faults={said('content.stops.callSeconds')} help="In which the person was reached. Empty: no call ends it.">
          {(props) => <input {...props} type="text" inputMode="numeric" value={draft.callSeconds} onChange={(event) => onChange({ callSeconds: event.target.value })} />}
        </Field>
      </div>
      <Dispositions legend="The lead becomes" chosen={draft.statuses} faults={said('content.stops.statuses')} onChange={(statuses) => onChange({ statuses })} />
      <label className="check">
        <input type="checkbox" checked={draft.includeFlagged} onChange={(event) => onChange({ includeFlagged: event.target.checked })} />
        <span>Leads that are marked as test or junk run through it, too</span>
      </label>
    </section>
  );
}
