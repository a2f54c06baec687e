import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import { Notice } from '../shell/Notice';
import { useLiftLitigator } from './useLaw';

/** Takes one number off the lists of litigators, which nothing else does. */
export function LitigatorLift() {
  const lift = useLiftLitigator();
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    lift.mutate({ phone: phone.trim(), reason: reason.trim() }, { onSuccess: () => setPhone('') });
  };

  return (
    <form className="list-upload card" aria-label="Take a number off the litigators" onSubmit={submit} noValidate>
      <h3>Take a number off the litigators</h3>
      <label className="field">
        <span>Phone number</span>
        <input type="tel" maxLength={40} value={phone} onChange={(event) => setPhone(event.target.value)} />
      </label>
      <label className="field">
        <span>Reason, for the audit log</span>
        <input type="text" maxLength={1_000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={phone.trim() === '' || reason.trim() === '' || lift.isPending}>
        {lift.isPending ? 'Taking it off…' : 'Take it off'}
      </button>
      <div role="status">
        {lift.error !== null && <Notice tone="bad">{words(lift.error)}</Notice>}
        {lift.isSuccess && <Notice tone="good">The number is on no list of litigators any more. Refusals of its own still stand.</Notice>}
      </div>
    </form>
  );
}

const words = (error: Error): string => {
  if (!(error instanceof Problem)) return error.message;
  return error.status === 404 ? 'No list of litigators names this number.' : [error.message, ...Object.values(error.errors).flat()].join(' ');
};
