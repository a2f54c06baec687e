import { Link } from 'wouter';
import { plural } from '../shell/format';
import { Failed, Loading, Placeholder } from '../shell/Placeholder';
import { useCampaigns } from './useCampaigns';
import './campaigns.css';

export default function CampaignsPage() {
  const campaigns = useCampaigns();
  const make = (
    <Link href="/campaigns/new" className="button primary">
      New campaign
    </Link>
  );
  if (campaigns.isPending) return <Loading what="campaigns" />;
  if (campaigns.isError) return <Failed what="Campaigns" problem={campaigns.error} retry={() => void campaigns.refetch()} />;
  if (campaigns.data.length === 0) return <Placeholder title="No campaigns yet" action={make}>A campaign takes leads in, scores them and routes them to its brokers.</Placeholder>;

  return (
    <div className="page">
      <div className="page-head">
        <h1>Campaigns</h1>
        {make}
      </div>
      <ul className="cards">
        {campaigns.data.map((campaign) => (
          <li key={campaign.code} className="card">
            <div className="page-head">
              <h2>
                <Link href={`/campaigns/${campaign.code}`}>{campaign.name}</Link>
              </h2>
              <span className={campaign.active ? 'badge on' : 'badge'}>{campaign.active ? 'Takes leads' : 'Inactive'}</span>
            </div>
            {campaign.description !== '' && <p>{campaign.description}</p>}
            <p className="quiet">
              {campaign.code}, {plural(campaign.members.length, 'broker')}, {plural(campaign.fields.length, 'field')} of its own, duplicates within {plural(campaign.duplicateWindowDays, 'day')}
            </p>
            <p>
              <Link href={`/specification/${campaign.code}`}>Posting specification</Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
