import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import { ask, Problem } from '../api/client';
import type { PostingSpecification, User } from '../api/contract';
import { Mark } from '../shell/Mark';
import { Notice } from '../shell/Notice';
import { Loading } from '../shell/Placeholder';
import { plural, pretty } from '../shell/format';
import { useSpecification } from './useSpecification';
import { TryIt } from './TryIt';
import { criterionWords, curl, limitWords } from './words';
import './campaigns.css';

/** What a seller needs to post: fields, rules, an example, and a way to try it that stores nothing. */
export default function SpecificationPage({ code, user }: { code: string; user: User | null }) {
  // An administrator's session is key enough; a key that is entered is kept in memory and nowhere else.
  const [apiKey, setApiKey] = useState<string | null>(null);
  const able = apiKey !== null || user?.role === 'administrator';
  const specification = useSpecification(code, apiKey, able);
  const problem = specification.error;
  const refused = problem instanceof Problem && (problem.status === 401 || problem.status === 403);

  return (
    <div className="specification">
      <header className="top-bar">
        <Link href="/" className="brand" aria-label="LeadGrid">
          <Mark />
          <span>LeadGrid</span>
        </Link>
        <span className="who">Posting specification</span>
      </header>
      <main className="page">
        {specification.data !== undefined ? (
          <Specification specification={specification.data} apiKey={apiKey} />
        ) : specification.isFetching ? (
          <Loading what="the specification" />
        ) : (
          <>
            <KeyForm onKey={setApiKey}>
              {refused && <Notice tone="bad">This key may not read this specification.</Notice>}
              {problem !== null && !refused && <Notice tone="bad">{problem instanceof Problem && problem.status === 404 ? `There is no campaign “${code}” for this key.` : problem.message}</Notice>}
            </KeyForm>
          </>
        )}
      </main>
    </div>
  );
}

function KeyForm({ onKey, children }: { onKey: (key: string) => void; children: ReactNode }) {
  const [key, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') onKey(key.trim());
  };
  return (
    <form className="card key-form" onSubmit={submit}>
      <h1>Posting specification</h1>
      <p>Enter the API key that you were given. It stays in this page’s memory and is gone when you close it.</p>
      <label className="field">
        <span>API key</span>
        <input type="password" autoComplete="off" autoFocus spellCheck={false} className="code" value={key} onChange={(event) => setKey(event.target.value)} />
      </label>
      <div role="alert">{children}</div>
      <button type="submit" className="button primary">
        Show the specification
      </button>
    </form>
  );
}

function Specification({ specification, apiKey }: { specification: PostingSpecification; apiKey: string | null }) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{specification.name}</h1>
          {specification.description !== '' && <p>{specification.description}</p>}
        </div>
        <span className={specification.active ? 'badge on' : 'badge'}>{specification.active ? 'Takes leads' : 'Inactive'}</span>
      </div>
      <section className="card" aria-label="How to post">
        <h2>How to post</h2>
        <p>
          <code>POST {specification.url}</code> with <code>Content-Type: application/json</code>, your key in <code>X-Api-Key</code>, and <code>campaign: "{specification.code}"</code> in the body. The same phone or
          email within {plural(specification.duplicateWindowDays, 'day')} is a duplicate. Send an <code>Idempotency-Key</code> or your own <code>externalId</code>, and a post that is repeated gets the first answer again.
        </p>
      </section>
      <section className="card" aria-label="Fields">
        <h2>Fields</h2>
        {specification.fields.length === 0 ? <p className="quiet">This campaign has no fields of its own: the example below shows the fields that every lead has.</p> : <Fields specification={specification} />}
      </section>
      {specification.criteria.length > 0 && (
        <section className="card" aria-label="Acceptance">
          <h2>A lead is accepted when</h2>
          <ul className="criteria">
            {specification.criteria.map((criterion, index) => (
              <li key={index}>
                <strong>{criterionWords(criterion)}.</strong> <span className="quiet">Otherwise: {criterion.message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card" aria-label="Example">
        <h2>Example</h2>
        <h3>JSON</h3>
        <pre tabIndex={0} aria-label="Example as JSON">{pretty(specification.example)}</pre>
        <h3>curl</h3>
        <pre tabIndex={0} aria-label="Example as a curl command">{curl(specification.url, specification.example)}</pre>
      </section>
      <TryIt example={specification.example} post={(body) => ask('/api/v1/leads?test=true', { method: 'POST', body, ...(apiKey === null ? {} : { apiKey }) })} />
    </>
  );
}

function Fields({ specification }: { specification: PostingSpecification }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Table of fields">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">Required</th>
            <th scope="col">Values</th>
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody>
          {specification.fields.map((field) => (
            <tr key={field.name}>
              <td>
                <code>{field.name}</code>
              </td>
              <td>{field.type}</td>
              <td>{field.required ? 'Required' : 'Optional'}</td>
              <td>{limitWords(field)}</td>
              <td>{field.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
