import type { LeadStatus } from '../api/contract';
import { statusName } from '../shell/format';
import { newRule, recyclable, type RecycleDraft } from './followUp';

interface RecyclingProps {
  rules: readonly RecycleDraft[];
  said: (field: string) => string[];
  onChange: (rules: readonly RecycleDraft[]) => void;
}

const mostRules = 20;

/** Which closed leads come back, after what rest, and how often. The first rule that fits counts. */
export function Recycling({ rules, said, onChange }: RecyclingProps) {
  return (
    <div className="recycling">
      <h3>Leads that come back</h3>
      {rules.length === 0 ? (
        <p className="quiet">None: what is closed stays closed.</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Rules of recycling">
          <table>
            <thead>
              <tr>
                <th scope="col">Closed as</th>
                <th scope="col">Reason (empty: any)</th>
                <th scope="col">Rest in hours</th>
                <th scope="col">At most so often</th>
                <th scope="col">
                  <span className="unseen">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule, at) => (
                <Rule
                  key={rule.key}
                  rule={rule}
                  number={at + 1}
                  said={(field) => said(`followUp.recycle[${at}].${field}`)}
                  onChange={(part) => onChange(rules.map((each) => (each.key === rule.key ? { ...each, ...part } : each)))}
                  onRemove={() => onChange(rules.filter((each) => each.key !== rule.key))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div>
        <button type="button" className="button" disabled={rules.length >= mostRules} onClick={() => onChange([...rules, newRule()])}>
          Add a rule
        </button>
      </div>
    </div>
  );
}

interface RuleProps {
  rule: RecycleDraft;
  number: number;
  said: (field: string) => string[];
  onChange: (part: Partial<RecycleDraft>) => void;
  onRemove: () => void;
}

function Rule({ rule, number, said, onChange, onRemove }: RuleProps) {
  const faults = ['status', 'reason', 'restHours', 'most'].flatMap(said);
  const invalid = (field: string): true | undefined => said(field).length > 0 || undefined;
  return (
    <>
      <tr>
        <td>
          <select aria-label={`Rule ${number}: closed as`} aria-invalid={invalid('status')} value={rule.status} onChange={(event) => onChange({ status: event.target.value as LeadStatus })}>
            {recyclable.map((status) => (
              <option key={status} value={status}>
                {statusName(status)}
              </option>
            ))}
          </select>
        </td>
        <td>
          <input type="text" aria-label={`Rule ${number}: reason`} aria-invalid={invalid('reason')} maxLength={200} value={rule.reason} onChange={(event) => onChange({ reason: event.target.value })} />
        </td>
        <td>
          <input type="text" inputMode="numeric" aria-label={`Rule ${number}: rest in hours`} aria-invalid={invalid('restHours')} value={rule.restHours} onChange={(event) => onChange({ restHours: event.target.value })} />
        </td>
        <td>
          <input type="text" inputMode="numeric" aria-label={`Rule ${number}: at most so often`} aria-invalid={invalid('most')} value={rule.most} onChange={(event) => onChange({ most: event.target.value })} />
        </td>
        <td>
          <button type="button" className="button quiet" aria-label={`Remove rule ${number}`} onClick={onRemove}>
            Remove
          </button>
        </td>
      </tr>
      {faults.length > 0 && (
        <tr>
          <td colSpan={5} className="fault">
            {faults.join(' ')}
          </td>
        </tr>
      )}
    </>
  );
}
