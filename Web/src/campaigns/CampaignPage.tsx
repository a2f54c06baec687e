import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Problem } from '../api/client';
import type { CampaignDefinition } from '../api/contract';
import { useBrokers } from '../brokers/useBrokers';
import { MailingsSection } from '../mailings/MailingsSection';
import { SequencesSection } from '../sequences/SequencesSection';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { CampaignForm } from './CampaignForm';
import { blank } from './definition';
import { ShowRate } from './ShowRate';
import { SpeedToLead } from './SpeedToLead';
import { useCampaign, usePutCampaign } from './useCampaigns';
import './campaigns.css';

export default function CampaignPage({ code }: { code: string }) {
  const fresh = code === 'new';
  const campaign = useCampaign(fresh ? null : code);
  if (!fresh && campaign.isError) return <Failed what="The campaign" problem={campaign.error} retry={() => void campaign.refetch()} />;
  const definition = fresh ? blank : campaign.data;
  if (definition === undefined) return <Loading what="the campaign" />;
  return <Edit stored={definition} fresh={fresh} reload={() => void campaign.refetch()} />;
}

function Edit({ stored, fresh, reload }: { stored: CampaignDefinition; fresh: boolean; reload: () => void }) {
  const [, navigate] = useLocation();
  const brokers = useBrokers();
  const put = usePutCampaign();
  // What is being edited stays as it is when the stored definition is read again; taking the newer one is a choice.
  const [base, setBase] = useState(stored);
  const problem = put.error;
  const conflict = problem instanceof Problem && problem.status === 412;

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{fresh ? 'New campaign' : base.name}</h1>
          {!fresh && (
            <p>
              {base.code}, version {base.version}. <Link href={`/specification/${base.code}`}>Posting specification</Link>. <Link href={`/campaigns/${base.code}/form`}>Hosted form</Link>
            </p>
          )}
        </div>
        <Link href="/campaigns" className="button">
          All campaigns
        </Link>
      </div>
      <div role="alert">
        {conflict && (
          <Notice
            tone="warn"
            title="Changed meanwhile"
            action={
              stored.version !== base.version ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    put.reset();
                    setBase(stored);
                  }}
                >
                  Take version {stored.version} and drop my changes
                </button>
              ) : undefined
            }
          >
            {fresh ? 'There is a campaign with this code already. Choose another code.' : 'Somebody else saved this campaign while you edited it. Nothing of yours was saved.'}
          </Notice>
        )}
        {problem !== null && !conflict && <Notice tone="bad">{problem.message}</Notice>}
      </div>
      {!fresh && <SpeedToLead code={base.code} />}
      {!fresh && <ShowRate code={base.code} />}
      <CampaignForm
        key={base.version}
        definition={base}
        fresh={fresh}
        brokers={brokers.data ?? []}
        busy={put.isPending}
        served={problem instanceof Problem ? problem.errors : {}}
        onSave={(definition) =>
          put.mutate(definition, {
            onSuccess: () => {
              say(`${definition.name} is saved.`);
              navigate('/campaigns');
            },
            onError: (refusal) => {
              if (refusal instanceof Problem && refusal.status === 412) reload();
            },
          })
        }
      />
      {!fresh && <SequencesSection campaign={base.code} />}
      {!fresh && <MailingsSection campaign={base.code} />}
    </div>
  );
}
