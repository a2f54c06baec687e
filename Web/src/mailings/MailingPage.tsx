import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Problem } from '../api/client';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import type { Mailing, MailingContent } from './contract';
import { Course } from './Course';
import { Figures } from './Figures';
import { MailingForm } from './MailingForm';
import { useChangeMailing, useMailing, type MailingMove } from './useMailings';
import './mailings.css';

const done: Record<MailingMove, string> = {
  start: 'It is started.',
  pause: 'It is paused: nothing more is written.',
  resume: 'It goes on.',
  stop: 'It is stopped for good.',
};

export default function MailingPage({ campaign, id }: { campaign: string; id: string }) {
  const fresh = id === 'new';
  const mailing = useMailing(campaign, fresh ? null : id);
  if (fresh) return <Shown campaign={campaign} mailing={null} reload={() => undefined} />;
  if (mailing.isError) return <Failed what="The mailing" problem={mailing.error} retry={() => void mailing.refetch()} />;
  if (mailing.data === undefined) return <Loading what="the mailing" />;
  return <Shown campaign={campaign} mailing={mailing.data} reload={() => void mailing.refetch()} />;
}

function Shown({ campaign, mailing, reload }: { campaign: string; mailing: Mailing | null; reload: () => void }) {
  const [, navigate] = useLocation();
  const server = useChangeMailing(campaign);
  // The form begins anew with what somebody else has saved, once its loss was announced.
  const [form, setForm] = useState(0);
  const problem = server.error;
  const served = problem instanceof Problem ? problem.errors : {};
  const onError = (refusal: Error): void => {
    if (refusal instanceof Problem && (refusal.status === 412 || refusal.status === 409)) reload();
  };
  const save = (id: string, content: MailingContent): void =>
    server.mutate(
      { id, revision: mailing?.revision ?? 0, content },
      {
        onSuccess: (stored) => {
          say(`${stored.content.name} is saved.`);
          if (mailing === null) navigate(`/campaigns/${campaign}/mailings/${stored.id}`);
        },
        onError,
      },
    );
  const move = (which: MailingMove): void => server.mutate({ id: mailing!.id, revision: mailing!.revision, move: which }, { onSuccess: () => say(done[which]), onError });

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{mailing === null ? 'New mailing' : mailing.content.name}</h1>
          <p>{mailing === null ? campaign : `${mailing.id} of ${campaign}`}</p>
        </div>
        <Link href={`/campaigns/${campaign}/mailings`} className="button">
          All mailings
        </Link>
      </div>
      <div role="alert">
        {problem instanceof Problem && problem.status === 412 && (
          <Notice
            tone="warn"
            title="Changed meanwhile"
            action={
              mailing !== null ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    server.reset();
                    setForm(form + 1);
                  }}
                >
                  Take it as it is now and drop my changes
                </button>
              ) : undefined
            }
          >
            {mailing === null ? 'There is a mailing with this id already. Choose another id.' : 'Somebody else changed this mailing meanwhile. Nothing of yours was saved.'}
          </Notice>
        )}
        {problem !== null && !(problem instanceof Problem && problem.status === 412) && (
          <Notice tone="bad" title={problem.message}>
            {Object.entries(served).map(([field, sentences]) => (
              <p key={field}>{sentences.join(' ')}</p>
            ))}
          </Notice>
        )}
      </div>
      {mailing !== null && <Course mailing={mailing} busy={server.isPending} onMove={move} />}
      {mailing === null || mailing.status === 'draft' ? (
        <MailingForm key={form} campaign={campaign} id={mailing?.id ?? null} content={mailing?.content ?? null} busy={server.isPending} served={served} onSave={save} />
      ) : (
        <Figures mailing={mailing} />
      )}
    </div>
  );
}
