import { useState } from 'react';
import { Link } from 'wouter';
import { Problem } from '../api/client';
import type { CampaignDefinition, CampaignForm, FormContent } from '../api/contract';
import { useCampaign } from '../campaigns/useCampaigns';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { Embed } from './Embed';
import { FormEditor } from './FormEditor';
import { FormPreview } from './FormPreview';
import { useChangeForm, useForm } from './useForm';
import { FormVersions } from './FormVersions';
import { blankForm } from './words';
import './forms.css';

export default function FormPage({ code }: { code: string }) {
  const campaign = useCampaign(code);
  const form = useForm(code);
  if (campaign.isError) return <Failed what="The campaign" problem={campaign.error} retry={() => void campaign.refetch()} />;
  if (form.isError) return <Failed what="The form" problem={form.error} retry={() => void form.refetch()} />;
  if (campaign.data === undefined || form.data === undefined) return <Loading what="the form" />;
  return <Edit campaign={campaign.data} stored={form.data} reload={() => void form.refetch()} />;
}

function Edit({ campaign, stored, reload }: { campaign: CampaignDefinition; stored: CampaignForm | null; reload: () => void }) {
  const change = useChangeForm(campaign.code);
  // What is being written stays as it is when the stored form is read again; taking the newer one is a choice.
  const [base, setBase] = useState(stored);
  const [restored, setRestored] = useState<{ content: FormContent; number: number } | null>(null);
  const problem = change.error;
  const conflict = problem instanceof Problem && problem.status === 412;
  const last = base?.versions.at(-1);
  const published = base?.versions.find((version) => version.status === 'published');
  const onError = (refusal: Error): void => {
    if (refusal instanceof Problem && refusal.status === 412) reload();
  };
  const take = (next: CampaignForm, sentence: string): void => {
    setBase(next);
    setRestored(null);
    say(sentence);
  };

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Form of {campaign.name}</h1>
          <p>
            {published === undefined ? 'No version is published: people see no form.' : `Version ${published.number} is what people see at `}
            {published !== undefined && (
              <a href={`/f/${campaign.code}`} target="_blank" rel="noreferrer">
                /f/{campaign.code}
              </a>
            )}
          </p>
        </div>
        <Link href={`/campaigns/${campaign.code}`} className="button">
          Campaign
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
                    setRestored(null);
                    setBase(stored);
                  }}
                >
                  Take it as it is now and drop my changes
                </button>
              ) : undefined
            }
          >
            Somebody else changed this form meanwhile. Nothing of yours was saved.
          </Notice>
        )}
        {problem !== null && !conflict && <Notice tone="bad">{problem.message}</Notice>}
      </div>
      {last?.status === 'draft' && (
        <section className="card form-steps" aria-label="State">
          <p>
            Version {last.number} is a draft by {last.author.name}. Nobody is shown it yet.
          </p>
          <button
            type="button"
            className="button primary"
            disabled={change.isPending}
            onClick={() =>
              change.mutate({ revision: base!.revision, publish: true }, { onSuccess: (next) => take(next, `Version ${last.number} is what people see from now on.`), onError })
            }
          >
            Publish version {last.number}
          </button>
        </section>
      )}
      {restored !== null && <Notice tone="info">Below is what version {restored.number} said. Save it to make it the next version.</Notice>}
      <FormEditor
        key={`${base?.revision ?? 0} ${restored?.number ?? ''}`}
        campaign={campaign}
        content={restored?.content ?? last?.content ?? blankForm(campaign)}
        busy={change.isPending}
        served={problem instanceof Problem ? problem.errors : {}}
        onSave={(content) =>
          change.mutate(
            { revision: base?.revision ?? 0, content },
            { onSuccess: (next) => take(next, `Version ${next.versions.at(-1)!.number} is saved as a draft.`), onError },
          )
        }
      />
      {last !== undefined && <FormPreview campaign={campaign.code} version={last} />}
      {published !== undefined && <Embed campaign={campaign.code} content={published.content} />}
      {base !== null && <FormVersions versions={base.versions} onRestore={(version) => setRestored({ content: version.content, number: version.number })} />}
    </div>
  );
}
