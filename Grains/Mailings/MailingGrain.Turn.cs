using LeadGrid.Campaigns;
using LeadGrid.Outreach;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Mailings;

/// <summary>What a mailing does when due work wakes it.</summary>
internal sealed partial class MailingGrain
{
    private const int MostATurn = 200;
    private const int AtOnce = 16;
    private const int Tries = 3;
    private const string Fault = "fault";

    /// <summary>Whoever may not be written to for longer is left out: what was meant for today is stale by then.</summary>
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_judgeEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(1);
    private readonly Dictionary<Guid, int> _failures = [];
    private MailingPace? _pace;
    private DateTimeOffset? _judgedAt;

    public async Task<DateTimeOffset?> Turn()
    {
        var now = Clock.Milliseconds(time);
        if (_mailing is not { Status: MailingStatus.Running } mailing)
        {
            return null;
        }

        if (mailing.Content.NotBefore is { } start && start > now)
        {
            return start;
        }

        var campaign = await Campaign(mailing);
        if (await Hold(mailing, campaign, now) is { } hold)
        {
            await Commit(MailingDesk.Pause(mailing, mailing.Revision, hold, MessageSteps.Outreach, now));
            LogHeld(mailing.Campaign, mailing.Id, hold);
            return null;
        }

        _pace ??= new MailingPace(mailing.Content.PerHour, now);
        using var timeout = new CancellationTokenSource(s_timeout);
        var usedUp = await Write(mailing, campaign!.Outreach.MailFrom!, _pace.Allowed(now, MostATurn), now, timeout.Token);
        if (await rows.NextDue(mailing.Key, timeout.Token) is not { } due)
        {
            await Commit(MailingDesk.Finish(mailing, MessageSteps.Outreach, now));
            return null;
        }

        var next = now + _pace.Between;
        return new[] { usedUp ?? next, next, due }.Max();
    }

    /// <returns>When the domain may send again; null: its day is not used up.</returns>
    private async Task<DateTimeOffset?> Write(Mailing mailing, string mailFrom, int allowed, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = allowed > 0 ? await rows.Next(mailing.Key, allowed, now, cancellation) : [];
        if (due.Count == 0)
        {
            return null;
        }

        var domain = GrainFactory.GetGrain<ISendingDomainGrain>(ISendingDomainGrain.KeyOf(mailFrom));
        var taken = await domain.Take(MessageSteps.Outreach, due.Count);
        var answers = new List<(Guid Lead, MailingAnswer Answer)>(taken.Count);
        foreach (var some in due.Take(taken.Count).Chunk(AtOnce))
        {
            answers.AddRange(await Task.WhenAll(some.Select(lead => Ask(mailing, lead, now))));
        }

        await rows.Settle(mailing.Key, answers, now, cancellation);
        var written = answers.Count(each => each.Answer == MailingAnswer.Written);
        _pace!.Written(written);
        await domain.GiveBack(MessageSteps.Outreach, taken.Count - written);
        return taken.Again;
    }

    private async Task<(Guid Lead, MailingAnswer Answer)> Ask(Mailing mailing, Guid lead, DateTimeOffset now)
    {
        try
        {
            var order = new MailingOrder(
                mailing.Id, MailingNames.Message(mailing.Key, lead), mailing.Content.Template, mailing.Content.Segment.Statuses);
            var answer = await GrainFactory.GetGrain<ILeadMailingGrain>(lead).Mail(order);
            return (lead, answer.Until - mailing.StartedAt > s_longestDelay
                ? MailingAnswer.Never(answer.Rule!, $"Not within {s_longestDelay.TotalDays:0} days: {answer.Reason}")
                : answer);
        }
        catch (Exception e)
        {
            // The others are not to wait for it. What it has written before it failed, it finds when it is asked again.
            var failures = _failures[lead] = _failures.GetValueOrDefault(lead) + 1;
            LogFailed(mailing.Campaign, mailing.Id, lead, failures, e);
            return (lead, failures < Tries
                ? new MailingAnswer(now + s_again, Fault, "It could not be written just now, and is tried again.")
                : MailingAnswer.Never(Fault, $"It could not be written {Tries} times: the silo's log says why."));
        }
    }

    /// <returns>Why it pauses; null: it has all that it needs, and does no harm.</returns>
    private async Task<string?> Hold(Mailing mailing, CampaignDefinition? campaign, DateTimeOffset now)
    {
        if (await Missing(mailing, campaign) is { } missing)
        {
            return missing.Problem;
        }

        if (_judgedAt is { } judged && now - judged < s_judgeEvery)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(s_timeout);
        var hold = MailingHealth.Hold(await rows.Harm(mailing.Key, timeout.Token), _known);
        _judgedAt = now;
        return hold;
    }

    [LoggerMessage(LogLevel.Warning, "Mailing {Mailing} of campaign {Campaign} pauses: {Reason}")]
    private partial void LogHeld(string campaign, string mailing, string reason);

    [LoggerMessage(LogLevel.Error, "Mailing {Mailing} of campaign {Campaign} could not write to lead {Lead}, try {Try}.")]
    private partial void LogFailed(string campaign, string mailing, Guid lead, int @try, Exception fault);
}
