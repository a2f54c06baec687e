import { Problem } from '../api/client';
import type { FollowUpView, LeadView } from '../api/contract';
import { runWords } from '../sequences/words';
import { ahead, exactly, when } from '../shell/format';
import { Notice } from '../shell/Notice';
import { useNow } from '../shell/now';
import { Countdown } from './Countdown';
import { Section } from './facts';
import { LogCall } from './LogCall';
import { StartSequence } from './StartSequence';
import { useFollowUp, type FollowUpCommands } from './useFollowUp';
import './followup.css';

/** The call that is to be made, the run that the lead is in, and what can be done about either. */
export function FollowUp({ lead }: { lead: LeadView }) {
  const commands = useFollowUp(lead);
  const run = lead.followUp;
  const call = run?.call ?? null;
  return (
    <>
      {call !== null && (
        <section className="call-task" aria-label="Call that is due">
          <h3>Call now{call.note === null ? '' : `: ${call.note}`}</h3>
          <Since at={call.since} />
          {commands.may('calls') && <LogCall commands={commands} />}
        </section>
      )}
      <Section title="Follow-up">
        {lead.pullBackAt !== null && (
          <p>
            Back to routing in <Countdown at={Date.parse(lead.pullBackAt)} /> unless somebody tries to reach the person.
          </p>
        )}
        {run === null ? <p className="quiet">No sequence runs for this lead.</p> : <Run run={run} />}
        <Refusal commands={commands} />
        {run !== null && <RunButtons run={run} commands={commands} />}
        {commands.may('follow-up/start') && <StartSequence campaign={lead.campaign} run={run} commands={commands} />}
        {call === null && commands.may('calls') && (
          <details className="log-call">
            <summary>Log a call</summary>
            <LogCall commands={commands} />
          </details>
        )}
      </Section>
    </>
  );
}

function Since({ at }: { at: string }) {
  const now = useNow();
  return (
    <p className="quiet">
      Due since <time dateTime={at} title={exactly(at)}>{when(at, now)}</time>
    </p>
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

/** What stood in the way. Faults of a field stand beside it. */
function Refusal({ commands }: { commands: FollowUpCommands }) {
  const problem = commands.problem;
  const changed = problem instanceof Problem && problem.status === 412;
  const beside = problem instanceof Problem && Object.keys(problem.errors).length > 0;
  return (
    <div role="alert">
      {problem !== null && !beside && (
        <Notice
          tone={changed ? 'warn' : 'bad'}
          action={
            <button type="button" className="button quiet" onClick={commands.forget}>
              Dismiss
            </button>
          }
        >
          {changed ? 'Somebody changed this lead while you worked on it. Nothing of yours was saved: look at it as it is now, and try again.' : problem.message}
        </Notice>
      )}
    </div>
  );
}
