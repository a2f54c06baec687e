import { Link, useRoute } from 'wouter';
import type { User } from '../api/contract';
import { Problem } from '../api/client';
import { signOut } from '../access/session';
import { OwnPause } from '../brokers/OwnPause';
import { LinkPill } from './LinkPill';
import { Mark } from './Mark';
import { say } from './toasts';

const pages: [string, string][] = [
  ['/', 'Leads'],
  ['/import', 'Import'],
  ['/campaigns', 'Campaigns'],
  ['/templates', 'Templates'],
  ['/brokers', 'Brokers'],
  ['/numbers', 'Numbers'],
  ['/compliance', 'Compliance'],
  ['/providers', 'Providers'],
];

const brokersPages: [string, string][] = [
  ['/', 'Leads'],
  ['/calendar', 'Calendar'],
];

export function TopBar({ user }: { user: User }) {
  const leave = (): void => {
    signOut().catch((problem: unknown) => {
      if (!(problem instanceof Problem)) throw problem;
      say(problem.message, 'bad');
    });
  };

  return (
    <header className="top-bar">
      <Link href="/" className="brand" aria-label="LeadGrid, all leads">
        <Mark />
        <span>LeadGrid</span>
      </Link>
      <nav aria-label="Pages">
        {(user.role === 'administrator' ? pages : brokersPages).map(([path, label]) => (
          <NavLink key={path} path={path} label={label} />
        ))}
      </nav>
      <div className="top-bar-end">
        {user.role === 'broker' && user.brokerId != null && <OwnPause brokerId={user.brokerId} />}
        <LinkPill />
        <span className="who" title={user.role === 'administrator' ? 'Administrator' : 'Broker'}>
          {user.name}
        </span>
        <button type="button" className="button quiet" onClick={leave}>
          Sign out
        </button>
      </div>
    </header>
  );
}

function NavLink({ path, label }: { path: string; label: string }) {
  const [exact] = useRoute(path);
  const [below] = useRoute(path === '/' ? '/leads/*' : `${path}/*`);
  return (
    <Link href={path} aria-current={exact || below ? 'page' : undefined}>
      {label}
    </Link>
  );
}
