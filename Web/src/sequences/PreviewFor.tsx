import { useState } from 'react';
import { useFeed } from '../feeds/FeedProvider';
import { Field } from '../outreach/Field';
import { fullName } from '../shell/format';
import type { Whom } from './whom';

/** So many of the campaign's leads are offered; any other can be pasted. */
const offered = 30;

/** Whom the preview is made for, and when the run begins. */
export function PreviewFor({ campaign, whom, onChange }: { campaign: string; whom: Whom; onChange: (part: Partial<Whom>) => void }) {
  return (
    <div className="form-grid">
      <Field label="For" faults={[]}>
        {(props) => (
          <select {...props} value={whom.person} onChange={(event) => onChange({ person: event.target.value as Whom['person'] })}>
            <option value="invented">An invented person</option>
            <option value="lead">A lead</option>
          </select>
        )}
      </Field>
      {whom.person === 'invented' ? (
        <Field label="Of the state" help="Two letters. They have agreed to everything." faults={[]}>
          {(props) => <input {...props} type="text" maxLength={2} autoCapitalize="characters" value={whom.state} onChange={(event) => onChange({ state: event.target.value })} />}
        </Field>
      ) : (
        <LeadChoice campaign={campaign} value={whom.lead} onChange={(lead) => onChange({ lead })} />
      )}
      <Field label="The run begins" help="By your clock. Empty: now." faults={[]}>
        {(props) => <input {...props} type="datetime-local" value={whom.at} onChange={(event) => onChange({ at: event.target.value })} />}
      </Field>
    </div>
  );
}

function LeadChoice({ campaign, value, onChange }: { campaign: string; value: string; onChange: (lead: string) => void }) {
  const { store } = useFeed();
  // As they are when it opens: a list that moves under the hand is none to choose from.
  const [leads] = useState(() => {
    const rows = store.order().map((listed) => store.rowState(listed.id)!.row);
    return rows.filter((row) => row.campaign === campaign).slice(0, offered);
  });
  return (
    <>
      {leads.length > 0 && (
        <Field label="One of the last leads" faults={[]}>
          {(props) => (
            <select {...props} value={leads.some((row) => row.id === value) ? value : ''} onChange={(event) => onChange(event.target.value)}>
              <option value="">Choose</option>
              {leads.map((row) => (
                <option key={row.id} value={row.id}>
                  {[fullName(row), row.state].filter(Boolean).join(', ')}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="Lead’s id or address" faults={[]}>
        {(props) => <input {...props} type="text" className="code" autoComplete="off" spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
    </>
  );
}
