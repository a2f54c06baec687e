import { Link } from 'wouter';
import { plural } from '../shell/format';
import { Failed, Loading, Placeholder } from '../shell/Placeholder';
import { useTemplates } from './useTemplates';
import { approved, latest, statusWords } from './words';
import './outreach.css';

export default function TemplatesPage() {
  const templates = useTemplates();
  const make = (
    <Link href="/templates/new" className="button primary">
      New template
    </Link>
  );
  if (templates.isPending) return <Loading what="templates" />;
  if (templates.isError) return <Failed what="Templates" problem={templates.error} retry={() => void templates.refetch()} />;
  if (templates.data.length === 0) return <Placeholder title="No templates yet" action={make}>Texts and e-mails are made of templates that somebody has approved.</Placeholder>;

  return (
    <div className="page">
      <div className="page-head">
        <h1>Templates</h1>
        {make}
      </div>
      <ul className="cards">
        {templates.data.map((template) => {
          const inUse = approved(template);
          const last = latest(template);
          return (
            <li key={template.id} className="card">
              <div className="page-head">
                <h2>
                  <Link href={`/templates/${template.id}`}>{last.content.name}</Link>
                </h2>
                <span className={inUse === undefined ? 'badge' : 'badge on'}>{inUse === undefined ? 'Not in use' : 'In use'}</span>
              </div>
              <p className="quiet">
                {template.id}, {template.channel === 'sms' ? 'text' : 'e-mail'}, {last.content.purpose}, {plural(template.versions.length, 'version')}
              </p>
              {last !== inUse && (
                <p>
                  Version {last.number}: {statusWords[last.status]}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
