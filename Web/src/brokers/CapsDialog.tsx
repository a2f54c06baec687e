import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { BrokerProfile } from '../api/contract';
import { Dialog } from '../shell/Dialog';
import { Notice } from '../shell/Notice';
import { say } from '../shell/toasts';
import { usePutBroker } from './useBrokers';

const caps = [
  ['daily', 'Leads a day'],
  ['monthly', 'Leads a month'],
  ['open', 'Leads open at the same time'],
  ['calls', 'Calls of sequences a day'],
] as const;

/** A cap as it is typed: empty means no limit, null that it is no cap at all. */
export function capOf(text: string): number | 'none' | null {
  if (text.trim() === '') return 'none';
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : null;
}

export function CapsDialog({ broker, onClose }: { broker: BrokerProfile; onClose: () => void }) {
  const put = usePutBroker();
  const [texts, setTexts] = useState(() => caps.map(([name]) => String((name === 'calls' ? broker.callsPerDay : broker.caps[name]) ?? '')));
  const [fault, setFault] = useState<string | null>(null);
  const problem = put.error;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const values = texts.map(capOf);
    if (values.includes(null)) {
      setFault('A cap is a whole number; leave it empty for no limit.');
      return;
    }

    setFault(null);
    const [daily = null, monthly = null, open = null, callsPerDay = null] = values.map((value) => (value === 'none' ? null : value));
    put.mutate(
      { ...broker, caps: { daily, monthly, open }, callsPerDay },
      {
        onSuccess: () => {
          say(`The caps of ${broker.name} are saved.`);
          onClose();
        },
      },
    );
  };

  return (
    <Dialog title={`Caps of ${broker.name}`} onClose={onClose}>
      <form className="caps-form" onSubmit={submit} noValidate>
        {caps.map(([name, label], at) => (
          <label key={name} className="field">
            <span>{label}</span>
            <input
              type="text"
              inputMode="numeric"
              placeholder="No limit"
              autoFocus={at === 0}
              value={texts[at]}
              onChange={(event) => setTexts(texts.map((text, index) => (index === at ? event.target.value : text)))}
            />
          </label>
        ))}
        <div role="alert">
          {fault !== null && <p className="fault">{fault}</p>}
          {problem instanceof Problem && problem.status === 412 ? (
            <Notice tone="warn" title="Changed meanwhile">Somebody else saved this broker. What is stored now is read; close this and look again.</Notice>
          ) : (
            problem !== null && <Notice tone="bad">{[problem.message, ...(problem instanceof Problem ? Object.values(problem.errors).flat() : [])].join(' ')}</Notice>
          )}
        </div>
        <div className="dialog-buttons">
          <button type="button" className="button quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={put.isPending}>
            Save caps
          </button>
        </div>
      </form>
    </Dialog>
  );
}
