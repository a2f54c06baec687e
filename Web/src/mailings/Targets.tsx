import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import { Field } from '../outreach/Field';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import type { MailingTargets } from './contract';
import { usePutTargets, useTargets } from './useSending';

const names = [
  ['open', 'Opened by people'],
  ['reply', 'Replied'],
  ['show', 'Kept an appointment'],
] as const;

export function Targets() {
  const targets = useTargets();
  if (targets.isError) return <Failed what="The targets" problem={targets.error} retry={() => void targets.refetch()} />;
  if (targets.data === undefined) return <Loading what="the targets" />;
  return <Edit key={targets.data.version} stored={targets.data} />;
}

function Edit({ stored }: { stored: MailingTargets }) {
  const put = usePutTargets();
  const [draft, setDraft] = useState(() => Object.fromEntries(names.map(([name]) => [name, { from: shown(stored[name].from), to: shown(stored[name].to) }])) as Record<(typeof names)[number][0], { from: string; to: string }>);
  const problem = put.error instanceof Problem ? put.error : null;
  const said = (field: string): readonly string[] => problem?.errors[field] ?? [];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const band = (name: keyof typeof draft) => ({ from: Number(draft[name].from) / 100, to: Number(draft[name].to) / 100 });
    put.mutate({ version: stored.version, open: band('open'), reply: band('reply'), show: band('show') }, { onSuccess: () => say('The targets are saved.') });
  };

  return (
    <form className="card targets" aria-label="Targets" onSubmit={submit} noValidate>
      <h2>Targets</h2>
      <p className="quiet">In per cent of the people whom an e-mail was delivered to, for all campaigns.</p>
      {problem !== null && Object.keys(problem.errors).length === 0 && (
        <p role="alert" className="fault">
          {problem.status === 412 ? 'Somebody else changed the targets meanwhile: look at them again.' : problem.message}
        </p>
      )}
      {names.map(([name, label]) => (
        <fieldset key={name} className="band">
          <legend className="field-label">{label}</legend>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={end === 'from' ? 'From' : 'To'} faults={end === 'from' ? said(name) : said(`${name}.to`)}>
              {(props) => (
                <input {...props} type="number" min={0} max={100} step="any" value={draft[name][end]} onChange={(event) => setDraft({ ...draft, [name]: { ...draft[name], [end]: event.target.value } })} />
              )}
            </Field>
          ))}
        </fieldset>
      ))}
      <button type="submit" className="button" disabled={put.isPending}>
        Save targets
      </button>
    </form>
  );
}

const shown = (share: number): string => String(Math.round(share * 10_000) / 100);
