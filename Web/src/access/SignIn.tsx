import { useEffect, useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import { Mark } from '../shell/Mark';
import { Notice } from '../shell/Notice';
import { signIn } from './session';
import './access.css';

export function SignIn({ ended }: { ended: boolean }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [wait, setWait] = useCountdown();
  // Said once: an alert that counts down would speak every second.
  const [locked, setLocked] = useState<string | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (email.trim() === '' || password === '') {
      setProblem('Enter your email address and your password.');
      return;
    }

    setBusy(true);
    setProblem(null);
    setLocked(null);
    try {
      await signIn(email.trim(), password);
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal;
      setBusy(false);
      if (refusal.status === 429) {
        setWait(refusal.retryAfter ?? 60);
        setLocked(waitText(refusal.retryAfter ?? 60));
      } else setProblem(refusal.status === 401 ? 'That email address and password do not belong together.' : refusal.message);
    }
  };

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={(event) => void submit(event)} noValidate>
        <Mark />
        <h1>Sign in to LeadGrid</h1>
        {ended && problem === null && wait === 0 && <Notice tone="info">Your session has ended. Sign in to go on where you were.</Notice>}
        <label className="field">
          <span>Email</span>
          <input type="email" name="email" autoComplete="username" autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
        </label>
        <label className="field">
          <span>Password</span>
          <input type="password" name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
        </label>
        <div role="alert">
          {problem !== null && <Notice tone="bad">{problem}</Notice>}
          {locked !== null && wait > 0 && <Notice tone="bad">Too many attempts. Try again in {locked}.</Notice>}
        </div>
        <button type="submit" className="button primary wide" disabled={busy || wait > 0}>
          {busy ? 'Signing in…' : wait > 0 ? `Sign in (wait ${wait} s)` : 'Sign in'}
        </button>
      </form>
    </main>
  );
}

function waitText(seconds: number): string {
  return seconds < 90 ? `${seconds} second${seconds === 1 ? '' : 's'}` : `${Math.ceil(seconds / 60)} minutes`;
}

function useCountdown(): [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}
