import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Problem } from '../api/client';
import type { MessageTemplate } from '../api/contract';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { TemplateForm } from './TemplateForm';
import { TestSend } from './TestSend';
import { useChangeTemplate, useTemplate, type TemplateStep } from './useTemplates';
import { Versions } from './Versions';
import { approved, latest } from './words';
import './outreach.css';

export default function TemplatePage({ id }: { id: string }) {
  const fresh = id === 'new';
  const template = useTemplate(fresh ? null : id);
  if (fresh) return <Edit stored={null} reload={() => undefined} />;
  if (template.isError) return <Failed what="The template" problem={template.error} retry={() => void template.refetch()} />;
  if (template.data === undefined) return <Loading what="the template" />;
  return <Edit stored={template.data} reload={() => void template.refetch()} />;
}

const done: Record<TemplateStep, string> = {
  submit: 'It waits for approval.',
  approve: 'It is approved: messages are made of it from now on.',
  retire: 'It is retired: no further message is made of it.',
};

function Edit({ stored, reload }: { stored: MessageTemplate | null; reload: () => void }) {
  const [, navigate] = useLocation();
  const change = useChangeTemplate();
  // What is being written stays as it is when the stored template is read again; taking the newer one is a choice.
  const [base, setBase] = useState(stored);
  const problem = change.error;
  const conflict = problem instanceof Problem && problem.status === 412;
  const onError = (refusal: Error): void => {
    if (refusal instanceof Problem && refusal.status === 412) reload();
  };

  const step = (name: TemplateStep): void =>
    change.mutate(
      { id: base!.id, revision: base!.revision, step: name },
      {
        onSuccess: (next) => {
          setBase(next);
          say(done[name]);
        },
        onError,
      },
    );

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{base === null ? 'New template' : latest(base).content.name}</h1>
          {base !== null && (
            <p>
              {base.id}, {base.channel === 'sms' ? 'text' : 'e-mail'}
            </p>
          )}
        </div>
        <Link href="/templates" className="button">
          All templates
        </Link>
      </div>
      <div role="alert">
        {conflict && (
          <Notice
            tone="warn"
            title="Changed meanwhile"
            action={
              stored !== null && stored.revision !== base?.revision ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    change.reset();
                    setBase(stored);
                  }}
                >
                  Take it as it is now and drop my changes
                </button>
              ) : undefined
            }
          >
            {base === null ? 'There is a template with this id already. Choose another id.' : 'Somebody else changed this template meanwhile. Nothing of yours was saved.'}
          </Notice>
        )}
        {problem !== null && !conflict && <Notice tone="bad">{problem.message}</Notice>}
      </div>
      {base !== null && <Steps template={base} busy={change.isPending} onStep={step} />}
      <TemplateForm
        key={base?.revision ?? 0}
        id={base?.id ?? null}
        channel={base?.channel ?? 'sms'}
        content={base === null ? null : latest(base).content}
        busy={change.isPending}
        served={problem instanceof Problem ? problem.errors : {}}
        onSave={(id, draft) =>
          change.mutate(
            { id, revision: base?.revision ?? 0, draft },
            {
              onSuccess: (next) => {
                setBase(next);
                say(`Version ${latest(next).number} is saved as a draft.`);
                if (base === null) navigate(`/templates/${next.id}`);
              },
              onError,
            },
          )
        }
      />
      {base !== null && <TestSend template={base} />}
      {base !== null && <Versions versions={base.versions} />}
    </div>
  );
}

/** What can be done with the newest version, and with the one in use. */
function Steps({ template, busy, onStep }: { template: MessageTemplate; busy: boolean; onStep: (step: TemplateStep) => void }) {
  const { status, number, author } = latest(template);
  const inUse = approved(template);
  return (
    <section className="card template-steps" aria-label="State">
      <p>
        {inUse === undefined ? 'No version is in use.' : `Version ${inUse.number} is in use.`} {status === 'draft' && `Version ${number} is a draft by ${author.name}.`}
        {status === 'submitted' && `Version ${number} by ${author.name} waits for another administrator's approval.`}
      </p>
      <div className="template-buttons">
        {status === 'draft' && (
          <button type="button" className="button" disabled={busy} onClick={() => onStep('submit')}>
            Submit version {number}
          </button>
        )}
        {status === 'submitted' && (
          <button type="button" className="button primary" disabled={busy} onClick={() => onStep('approve')}>
            Approve version {number}
          </button>
        )}
        {inUse !== undefined && (
          <button type="button" className="button quiet" disabled={busy} onClick={() => onStep('retire')}>
            Retire version {inUse.number}
          </button>
        )}
      </div>
    </section>
  );
}
