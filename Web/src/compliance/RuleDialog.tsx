import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { RuleChange, RuleListName, RuleRow } from '../api/contract';
import { Dialog } from '../shell/Dialog';
import { pretty } from '../shell/format';
import { Notice } from '../shell/Notice';
import { say } from '../shell/toasts';
import { changeOf, template } from './draft';
import { TryBox } from './TryBox';
import { useChangeLaw } from './useLaw';

export interface Edited {
  list: RuleListName;
  id: string;
  /** Null: a new one. */
  before: RuleRow | null;
}

const actions: Record<RuleChange['action'], string> = { add: 'Add it', replace: 'Replace it', end: 'End it on a day', restore: 'Back to what ships' };

export function RuleDialog({ edited, number, onClose }: { edited: Edited; number: number; onClose: () => void }) {
  const { before } = edited;
  const change = useChangeLaw();
  const [action, setAction] = useState<RuleChange['action']>(before === null ? 'add' : 'replace');
  const [text, setText] = useState(() => pretty(before?.row ?? template));
  const [last, setLast] = useState('');
  const [reason, setReason] = useState('');
  const [confirmLaxer, setConfirmLaxer] = useState(false);
  const draft = changeOf(edited, action, text, last);
  const laxer = change.error instanceof Problem && change.error.errors['confirmLaxer'] !== undefined;
  const possible = (Object.keys(actions) as RuleChange['action'][]).filter((each) =>
    before === null ? each === 'add' : each === 'replace' || (each === 'end' && edited.list === 'rules') || (each === 'restore' && before.origin === 'changed'),
  );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof draft === 'string') return;
    change.mutate(
      { number, changes: [draft], reason, confirmLaxer },
      {
        onSuccess: (book) => {
          say(`The rules are now of version ${book.version}.`);
          onClose();
        },
      },
    );
  };

  return (
    <Dialog title={before === null ? 'New rule' : `Change ${edited.id}`} onClose={onClose} wide>
      <form className="rule-form" onSubmit={submit} noValidate>
        {possible.length > 1 && (
          <label className="field">
            <span>What is to become of it</span>
            <select value={action} onChange={(event) => setAction(event.target.value as RuleChange['action'])}>
              {possible.map((each) => (
                <option key={each} value={each}>
                  {actions[each]}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="before-after">
          {before !== null && (
            <div>
              <h3>{action === 'restore' ? 'What ships' : 'Before'}</h3>
              <pre tabIndex={0} aria-label="The row as it is">{pretty(action === 'restore' ? before.shipped : before.row)}</pre>
            </div>
          )}
          {(action === 'add' || action === 'replace') && (
            <label className="field">
              <span>After</span>
              <textarea rows={16} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
            </label>
          )}
          {action === 'end' && (
            <label className="field">
              <span>Last day</span>
              <input type="date" value={last} onChange={(event) => setLast(event.target.value)} />
            </label>
          )}
        </div>
        <label className="field">
          <span>Reason</span>
          <input type="text" maxLength={1_000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        {laxer && (
          <label className="check">
            <input type="checkbox" checked={confirmLaxer} onChange={(event) => setConfirmLaxer(event.target.checked)} />
            <span>This allows more than before, and that is meant</span>
          </label>
        )}
        <div role="alert">
          {typeof draft === 'string' && <p className="fault">{draft}</p>}
          {change.error !== null && <Refusal problem={change.error} />}
        </div>
        <div className="dialog-buttons">
          <button type="button" className="button quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={change.isPending || typeof draft === 'string'}>
            Put in force
          </button>
        </div>
      </form>
      {typeof draft !== 'string' && <TryBox change={draft} />}
    </Dialog>
  );
}

function Refusal({ problem }: { problem: Error }) {
  if (!(problem instanceof Problem)) return <Notice tone="bad">{problem.message}</Notice>;
  if (problem.status === 412) return <Notice tone="warn" title="Changed meanwhile">Somebody else has changed the rules. Close this and look again.</Notice>;
  const faults = Object.entries(problem.errors);
  return (
    <Notice tone="bad" title={problem.message}>
      {faults.length > 0 && (
        <ul>
          {faults.map(([field, sentences]) => (
            <li key={field}>
              <code>{field}</code> {sentences.join(' ')}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
