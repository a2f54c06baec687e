import type { FollowUpView, LeadView } from '../api/contract';
import { runWords } from '../sequences/words';
import { ahead, exactly, when } from '../shell/format';
import { useNow } from '../shell/now';
import { Countdown } from './Countdown';
import { Section } from './facts';
import { FollowUpRefusal } from './FollowUpRefusal';
import { LogCall } from './LogCall';
import { StartSequence } from './StartSequence';
import { useFollowUp, type FollowUpCommands } from './useFollowUp';
import './followup.css';

/** The run that the lead is in, and what can be done about it. */
export function FollowUp({ lead }: { lead: LeadView }) {
  const commands = useFollowUp(lead);
  const run = lead.followUp;
  return (
    <Section title="Follow-up">
      {lead.pullBackAt !== null && (
        <p>
          Back to routing in <Countdown at={Date.parse(lead.pullBackAt)} /> unless somebody tries to reach the person.
        </p>
      )}
      {run === null ? <p className="quiet">No sequence runs for this lead.</p> : <Run run={run} />}
      <FollowUpRefusal commands={commands} />
      {run !== null && <RunButtons run={run} commands={commands} />}
      {commands.may('follow-up/start') && <StartSequence lead={lead.id} run={run} commands={commands} />}
      {(run?.call ?? null) === null && commands.may('calls') && (
        <details className="log-call">
          <summary>Log a call</summary>
          <LogCall commands={commands} />
        </details>
      )}
    </Section>
  );
}

function Run({ run }: { run: FollowUpView }) {
  const now = useNow();
  return (
    <div className="run">
      <p>
        <strong>{run.sequence}</strong> version {run.version} <span className={run.status === 'running' ? 'badge on' : run.status === 'paused' || run.status === 'waiting' ? 'badge off' : 'badge'}>{runWords[run.status]}</span>
      </p>
      {run.reason !== null && <p>{run.status === 'paused' ? 'Paused' : 'Ended'}: {run.reason}</p>}
      {run.nextStep !== null && run.status !== 'stopped' && (
        <p>
          Next: {run.nextStep}
          {run.dueAt === null ? ', once it goes on' : <Due at={run.dueAt} now={now} />}
        </p>
      )}
      {run.because.length > 0 && (
        <ul className="because" aria-label="Why it waits">
          {run.because.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        Begun <time dateTime={run.startedAt} title={exactly(run.startedAt)}>{when(run.startedAt, now)}</time>
      </p>
    </div>
  );
}

function Due({ at, now }: { at: string; now: number }) {
  return (
    <>
      , {ahead(Date.parse(at), now)} (<time dateTime={at} title={exactly(at)}>{when(at, now)}</time>)
    </>
  );
}

function RunButtons({ run, commands }: { run: FollowUpView; commands: FollowUpCommands }) {
  const button = (name: 'follow-up/pause' | 'follow-up/resume' | 'follow-up/stop', label: string, done: string) =>
    commands.may(name) && (
      <button type="button" className="button" disabled={commands.busy} onClick={() => commands.send({ name, body: {} }, done)}>
        {label}
      </button>
    );
  return (
    <div className="run-buttons" role="group" aria-label={`Run of ${run.sequence}`}>
      {button('follow-up/pause', 'Pause', 'The follow-up is paused.')}
      {button('follow-up/resume', 'Resume', 'The follow-up goes on.')}
      {button('follow-up/stop', 'Stop', 'The follow-up has ended.')}
    </div>
  );
}
