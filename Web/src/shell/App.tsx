import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Route, Switch } from 'wouter';
import type { User } from '../api/contract';
import { newQueryClient } from '../api/queries';
import { resume, viewOf } from '../access/session';
import { SignIn } from '../access/SignIn';
import { useSession } from '../access/useSession';
import { Arrivals } from '../feeds/Arrivals';
import { FeedProvider } from '../feeds/FeedProvider';
import type { OpenTransport } from '../feeds/transport';
import { LeadsPage } from '../leads/LeadsPage';
import { Failure } from './Failure';
import { LinkBanner } from './LinkPill';
import { Loading, Placeholder } from './Placeholder';
import { Toasts } from './Toasts';
import { TopBar } from './TopBar';
import './base.css';
import './shell.css';

// Pages that not everybody opens are not part of the first load.
const ImportPage = lazy(() => import('../intake/ImportPage'));
const CampaignsPage = lazy(() => import('../campaigns/CampaignsPage'));
const CampaignPage = lazy(() => import('../campaigns/CampaignPage'));
const FormPage = lazy(() => import('../forms/FormPage'));
const SequencesPage = lazy(() => import('../sequences/SequencesPage'));
const SequencePage = lazy(() => import('../sequences/SequencePage'));
const MailingsPage = lazy(() => import('../mailings/MailingsPage'));
const MailingPage = lazy(() => import('../mailings/MailingPage'));
const SpecificationPage = lazy(() => import('../campaigns/SpecificationPage'));
const TemplatesPage = lazy(() => import('../outreach/TemplatesPage'));
const TemplatePage = lazy(() => import('../outreach/TemplatePage'));
const BrokersPage = lazy(() => import('../brokers/BrokersPage'));
const CalendarPage = lazy(() => import('../appointments/CalendarPage'));
const CompliancePage = lazy(() => import('../compliance/CompliancePage'));
const NumbersPage = lazy(() => import('../numbers/NumbersPage'));
const ProvidersPage = lazy(() => import('../providers/ProvidersPage'));

/** @param open how the live grid connects; tests and the mock give their own. */
export function App({ open }: { open?: OpenTransport }) {
  const [client] = useState(newQueryClient);
  return (
    <Failure>
      <QueryClientProvider client={client}>
        <Suspense fallback={<Loading what="the page" />}>
          <Switch>
            <Route path="/specification/:code">{({ code }) => <Specification code={code} />}</Route>
            <Route>
              <Inside open={open} onLeave={() => client.clear()} />
            </Route>
          </Switch>
        </Suspense>
        <Toasts />
      </QueryClientProvider>
    </Failure>
  );
}

/** Open to sellers, who have an API key and no session. */
function Specification({ code }: { code: string }) {
  const session = useSession();
  useEffect(() => void resume(), []);
  if (session.phase === 'unknown') return <Loading what="the page" />;
  return <SpecificationPage key={code} code={code} user={session.phase === 'in' ? session.user : null} />;
}

function Inside({ open, onLeave }: { open: OpenTransport | undefined; onLeave: () => void }) {
  const session = useSession();
  useEffect(() => void resume(), []);
  // Nothing that one user has read stays for the next.
  useEffect(() => {
    if (session.phase === 'out') onLeave();
  }, [session.phase, onLeave]);

  switch (session.phase) {
    case 'unknown':
      return <Loading what="LeadGrid" />;
    case 'unreachable':
      return (
        <main className="page-center" role="alert">
          <Placeholder title="LeadGrid cannot be reached" action={<button type="button" className="button primary" onClick={() => void resume()}>Try again</button>}>
            {session.message}
          </Placeholder>
        </main>
      );
    case 'out':
      return <SignIn ended={session.ended} />;
    case 'in':
      return (
        <FeedProvider key={viewOf(session.user)} view={viewOf(session.user)} open={open}>
          <Arrivals />
          <a className="skip" href="#main">
            Skip to the content
          </a>
          <div className="app">
            <TopBar user={session.user} />
            <LinkBanner />
            <main id="main" tabIndex={-1}>
              <Suspense fallback={<Loading what="the page" />}>
                <Pages user={session.user} />
              </Suspense>
            </main>
          </div>
        </FeedProvider>
      );
  }
}

function Pages({ user }: { user: User }) {
  const administrator = user.role === 'administrator';
  return (
    <Switch>
      <Route path="/">
        <LeadsPage user={user} openId={null} />
      </Route>
      <Route path="/leads/:id">{({ id }) => <LeadsPage user={user} openId={id} />}</Route>
      {administrator && <Route path="/import" component={ImportPage} />}
      {administrator && <Route path="/campaigns" component={CampaignsPage} />}
      {administrator && <Route path="/campaigns/:code/form">{({ code }) => <FormPage key={code} code={code} />}</Route>}
      {administrator && <Route path="/campaigns/:code">{({ code }) => <CampaignPage key={code} code={code} />}</Route>}
      {administrator && <Route path="/campaigns/:code/sequences">{({ code }) => <SequencesPage key={code} campaign={code} />}</Route>}
      {administrator && <Route path="/campaigns/:code/sequences/:id">{({ code, id }) => <SequencePage key={`${code} ${id}`} campaign={code} id={id} />}</Route>}
      {administrator && <Route path="/campaigns/:code/mailings">{({ code }) => <MailingsPage key={code} campaign={code} />}</Route>}
      {administrator && <Route path="/campaigns/:code/mailings/:id">{({ code, id }) => <MailingPage key={`${code} ${id}`} campaign={code} id={id} />}</Route>}
      {administrator && <Route path="/templates" component={TemplatesPage} />}
      {administrator && <Route path="/templates/:id">{({ id }) => <TemplatePage key={id} id={id} />}</Route>}
      {administrator && <Route path="/brokers" component={BrokersPage} />}
      {administrator && <Route path="/brokers/:id/calendar">{({ id }) => <CalendarPage key={id} brokerId={id} />}</Route>}
      {user.brokerId != null && (
        <Route path="/calendar">
          <CalendarPage brokerId={user.brokerId} />
        </Route>
      )}
      {administrator && <Route path="/compliance" component={CompliancePage} />}
      {administrator && <Route path="/numbers" component={NumbersPage} />}
      {administrator && <Route path="/providers" component={ProvidersPage} />}
      <Route>
        <Placeholder title="There is no such page">The address may be mistyped, or the page is not for your role.</Placeholder>
      </Route>
    </Switch>
  );
}
