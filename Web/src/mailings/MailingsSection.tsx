import { Link } from 'wouter';
import { Failed, Loading } from '../shell/Placeholder';
import { MailingCards } from './MailingCards';
import { useMailings } from './useMailings';

/** The campaign's latest mailings on its own page. */
export function MailingsSection({ campaign }: { campaign: string }) {
  const mailings = useMailings(campaign);
  return (
    <section className="card" aria-label="Mailings of the campaign">
      <div className="page-head">
        <h2>
          <Link href={`/campaigns/${campaign}/mailings`}>Mailings</Link>
        </h2>
        <Link href={`/campaigns/${campaign}/mailings/new`} className="button">
          New mailing
        </Link>
      </div>
      {mailings.isPending ? (
        <Loading what="mailings" />
      ) : mailings.isError ? (
        <Failed what="Mailings" problem={mailings.error} retry={() => void mailings.refetch()} />
      ) : mailings.data.length === 0 ? (
        <p className="quiet">None yet: nobody has written to many of its leads at once.</p>
      ) : (
        <MailingCards campaign={campaign} mailings={mailings.data.slice(0, 4)} />
      )}
    </section>
  );
}
