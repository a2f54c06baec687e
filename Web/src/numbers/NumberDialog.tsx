import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { BrokerProfile, CampaignDefinition, NumberKind, PoolNumber } from '../api/contract';
import { Dialog } from '../shell/Dialog';
import { phone } from '../shell/format';
import { Notice } from '../shell/Notice';
import { say } from '../shell/toasts';
import { TermsFields } from './TermsFields';
import { useAddNumber, useChangeNumber } from './useNumbers';
import { draftOf, kinds, nameOf, termsOf, usual } from './words';

interface NumberDialogProps {
  /** Null: a new one. */
  known: PoolNumber | null;
  campaigns: readonly CampaignDefinition[];
  brokers: readonly BrokerProfile[];
  onClose: () => void;
}

export function NumberDialog({ known, campaigns, brokers, onClose }: NumberDialogProps) {
  const add = useAddNumber();
  const change = useChangeNumber();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<NumberKind>('local');
  const [draft, setDraft] = useState(() => (known === null ? { campaign: '', broker: '', ...usual.local } : draftOf(known.terms)));
  const [fault, setFault] = useState<string | null>(null);
  const problem = add.error ?? change.error;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const terms = termsOf(draft);
    setFault(terms === null ? 'A limit is a number above 0; leave the day’s empty for none.' : null);
    if (terms === null) return;
    const onSuccess = (stored: PoolNumber): void => {
      say(known === null ? `${phone(stored.number)} is in the pool.` : `${phone(stored.number)} is changed.`);
      onClose();
    };
    if (known === null) add.mutate({ number: typed, kind, ...terms }, { onSuccess });
    else change.mutate({ number: known, terms }, { onSuccess });
  };

  return (
    <Dialog title={known === null ? 'Add a number' : `Change ${nameOf(known)}`} onClose={onClose}>
      <form className="number-form" onSubmit={submit} noValidate>
        {known === null && (
          <>
            <label className="field">
              <span>Number</span>
              <input type="tel" autoFocus placeholder="+1 201 555 0142" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </label>
            <label className="field">
              <span>Kind</span>
              <select
                value={kind}
                onChange={(event) => {
                  const next = event.target.value as NumberKind;
                  setKind(next);
                  setDraft({ ...draft, ...usual[next] });
                }}
              >
                {Object.entries(kinds).map(([value, words]) => (
                  <option key={value} value={value}>{words}</option>
                ))}
              </select>
            </label>
          </>
        )}
        <TermsFields draft={draft} campaigns={campaigns} brokers={brokers} onChange={setDraft} />
        <div role="alert">
          {fault !== null && <p className="fault">{fault}</p>}
          {problem instanceof Problem && problem.status === 412 ? (
            <Notice tone="warn" title="Changed meanwhile">Somebody else changed this number, or it rests. Close this and look again.</Notice>
          ) : (
            problem !== null && <Notice tone="bad">{[problem.message, ...(problem instanceof Problem ? Object.values(problem.errors).flat() : [])].join(' ')}</Notice>
          )}
        </div>
        <div className="dialog-buttons">
          <button type="button" className="button quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={add.isPending || change.isPending}>
            {known === null ? 'Add' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
