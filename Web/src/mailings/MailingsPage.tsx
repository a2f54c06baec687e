import { Link } from 'wouter';
import { Failed, Loading } from '../shell/Placeholder';
import { Domains } from './Domains';
import { MailingCards } from './MailingCards';
import { Targets } from './Targets';
import { useMailings } from './useMailings';
import './mailings.css';

export default function MailingsPage({ campaign }: { campaign: string }) {
  const mailings = useMailings(campaign);
  if (mailings.isPending) return <Loading what="mailings" />;
  if (mailings.isError) return <Failed what="Mailings" problem={mailings.error} retry={() => void mailings.refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Mailings</h1>
          <p>
            E-mail to many leads of campaign <Link href={`/campaigns/${campaign}`}>{campaign}</Link>
          </p>
        </div>
        <Link href={`/campaigns/${campaign}/mailings/new`} className="button primary">
          New mailing
        </Link>
      </div>
      <h2 className="unseen">Their state</h2>
      {mailings.data.length === 0 ? (
        <p className="quiet">None yet. A mailing sends one e-mail to each person of a segment, as far as consent and the law allow.</p>
      ) : (
        <MailingCards campaign={campaign} mailings={mailings.data} />
      )}
      <Domains />
      <Targets />
    </div>
  );
}
