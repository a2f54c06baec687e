import { useEffect, useRef } from 'react';
import { Problem } from '../api/client';
import type { CommandName, LeadCommand, LeadView } from '../api/contract';
import { AppointmentBar } from '../appointments/AppointmentBar';
import { BookingLink } from '../appointments/BookingLink';
import { CallButton } from '../conversation/CallButton';
import { Conversation } from '../conversation/Conversation';
import { Cross } from '../shell/Dialog';
import { fullName, statusName } from '../shell/format';
import { Notice } from '../shell/Notice';
import { Failed, Loading, Placeholder } from '../shell/Placeholder';
import { CallTask } from './CallTask';
import { Score, Status } from './cells';
import { Composer, type Composed } from './Composer';
import { commands } from './commands';
import { addressLines, attributeFacts, consentFacts, Facts, leadFacts, Reasons, Section } from './facts';
import { FollowUp } from './FollowUp';
import { Speed } from './Speed';
import { Timeline } from './Timeline';
import { useLead } from './useLead';
import './panel.css';

export interface Refusal {
  command: LeadCommand;
  problem: Error;
}

export interface LeadPanelProps {
  id: string;
  composing: Composed | null;
  busy: boolean;
  refusal: Refusal | null;
  /** Focus goes to the heading when a lead is opened by key or click, and stays where it is when the selection moves on. */
  takesFocus: boolean;
  onCommand: (name: CommandName) => void;
  onSend: (command: LeadCommand, version: number) => void;
  onCancel: () => void;
  onForget: () => void;
  onClose: () => void;
}

export function LeadPanel(props: LeadPanelProps) {
  const { id, takesFocus, onClose } = props;
  const lead = useLead(id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const data = lead.data;
  return (
    <aside className="panel" aria-label="Lead">
      <header className="panel-head">
        <div className="panel-title">
          <h2 ref={heading} tabIndex={-1}>
            {data === undefined ? 'Lead' : fullName(data)}
          </h2>
          {data !== undefined && (
            <p>
              <Status value={data.status} />
              <Score value={data.score} />
            </p>
          )}
        </div>
        <button type="button" className="icon-button" aria-label="Close lead" title="Close (Esc)" onClick={onClose}>
          <Cross />
        </button>
      </header>
      {data !== undefined ? (
        <>
          <div className="panel-body" tabIndex={0} role="region" aria-label="About this lead">
            <Body lead={data} />
          </div>
          <Actions {...props} lead={data} />
        </>
      ) : lead.isError ? (
        lead.error instanceof Problem && lead.error.status === 404 ? (
          <Placeholder title="No such lead">It does not exist, or it is not yours any more.</Placeholder>
        ) : (
          <Failed what="The lead" problem={lead.error} retry={() => void lead.refetch()} />
        )
      ) : (
        <Loading what="the lead" />
      )}
    </aside>
  );
}

function Body({ lead }: { lead: LeadView }) {
  const lines = addressLines(lead);
  const attributes = attributeFacts(lead.attributes);
  const consent = lead.consent === null ? [] : consentFacts(lead.consent);
  return (
    <>
      <div className="reach">
        {lead.phone !== null && <CallButton id={lead.id} phone={lead.phone} words={phoneWords(lead)} />}
        {lead.email !== null && (
          // No link to a mail program: e-mails too are written below, where a permit is asked for.
          <p className="reach-link">
            <strong>{lead.email}</strong>
            <span>Email</span>
          </p>
        )}
        {lines.length > 0 && <address>{lines.map((line) => <span key={line}>{line}</span>)}</address>}
      </div>
      <CallTask lead={lead} />
      {(lead.phone !== null || lead.email !== null) && (
        <Section title="Messages">
          {lead.commands.includes('appointment') && <BookingLink leadId={lead.id} />}
          <Conversation lead={lead} />
        </Section>
      )}
      <FollowUp lead={lead} />
      {lead.flags.length > 0 && (
        <Notice tone="warn" title="Flagged as test or junk data">
          {lead.flags.join(', ')}
        </Notice>
      )}
      {attributes.length > 0 && (
        <Section title="What they said">
          <Facts facts={attributes} />
        </Section>
      )}
      <Section title="Why this score">
        <Reasons reasons={lead.scoreReasons} score={lead.score} />
      </Section>
      <Section title="How fast">
        <Speed lead={lead} />
      </Section>
      <Section title="Timeline">
        <Timeline id={lead.id} />
      </Section>
      <Section title="About the lead">
        <Facts facts={leadFacts(lead)} />
      </Section>
      <Section title="Consent">{consent.length > 0 ? <Facts facts={consent} /> : <p className="quiet">No consent came with this lead.</p>}</Section>
      {lead.repairs.length > 0 && (
        <Section title="Repaired">
          <ul className="repairs">
            {lead.repairs.map((repair, index) => (
              <li key={index}>
                <span>{repair.what}</span>
                <span className="repair-values">
                  <del>{repair.before === '' ? 'empty' : repair.before}</del> <ins>{repair.after}</ins>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function phoneWords(lead: LeadView): string {
  const facts = lead.phoneFacts;
  if (facts === null) return 'Phone';
  return [facts.type.replaceAll('_', ' '), facts.location ?? facts.region].filter(Boolean).join(', ');
}

function Actions({ lead, composing, busy, refusal, onCommand, onSend, onCancel, onForget }: LeadPanelProps & { lead: LeadView }) {
  const problem = refusal?.problem;
  return (
    <footer className="panel-actions">
      <div role="alert">
        {refusal !== null && problem instanceof Problem && problem.status === 412 && (
          <Notice
            tone="warn"
            title="Changed meanwhile"
            action={
              <>
                <button type="button" className="button" disabled={busy} onClick={() => onSend(refusal.command, lead.version)}>
                  Try again
                </button>
                <button type="button" className="button quiet" onClick={onForget}>
                  Leave it
                </button>
              </>
            }
          >
            Somebody changed this lead while you worked on it. It is now {statusName(lead.status).toLowerCase()}
            {lead.broker === null ? '' : ` with ${lead.broker.name}`}; the timeline says what happened. Nothing of yours was saved.
          </Notice>
        )}
        {problem !== undefined && !(problem instanceof Problem && (problem.status === 412 || problem.status === 422)) && (
          <Notice
            tone="bad"
            action={
              <button type="button" className="button quiet" onClick={onForget}>
                Dismiss
              </button>
            }
          >
            {problem.message}
          </Notice>
        )}
      </div>
      {composing !== null && (
        <Composer
          key={composing}
          name={composing}
          currency={lead.cost?.currency ?? 'USD'}
          busy={busy}
          errors={problem instanceof Problem && problem.status === 422 ? faultsOf(problem) : {}}
          onSend={(command) => onSend(command, lead.version)}
          onCancel={onCancel}
        />
      )}
      {composing === null && <AppointmentBar lead={lead} busy={busy} onCommand={onCommand} />}
      <div className="action-bar" role="toolbar" aria-label="Commands">
        {commands.map((command) => (
          <button
            key={command.name}
            type="button"
            className={`action a-${command.name}`}
            aria-pressed={command.name === 'contacted' ? undefined : composing === command.name}
            aria-keyshortcuts={command.key}
            disabled={busy || !lead.commands.includes(command.name)}
            title={lead.commands.includes(command.name) ? undefined : `Not possible while the lead is ${statusName(lead.status).toLowerCase()}`}
            onClick={() => onCommand(command.name)}
          >
            <span>{command.label}</span>
            <kbd aria-hidden="true">{command.key}</kbd>
          </button>
        ))}
      </div>
    </footer>
  );
}

function faultsOf(problem: Problem): Readonly<Record<string, string[]>> {
  return Object.keys(problem.errors).length > 0 ? problem.errors : { command: [problem.message] };
}
