using LeadGrid.Compliance;
using LeadGrid.Compliance.Rejudgement;
using LeadGrid.Contacts;
using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>What one batch has come to.</summary>
/// <param name="Saved">False: somebody else has judged it.</param>
internal sealed record BatchRun(DateOnly Day, bool Saved, IReadOnlyList<AccuracyDifference> Differences);

/// <summary>Judges days batch by batch. A run that was cut off is taken up where its last batch was saved.</summary>
internal sealed class DayRun(
    AccuracyTable table, LeftContacts left, PastRecords records, IRuleStore rules, IOptions<RejudgementOptions> options, TimeProvider time)
{
    public const string LedgerBroken = "ledger-broken";

    private readonly KeptLaws _laws = new(rules);
    private readonly int _most = options.Value.Batch;

    /// <returns>Null: there is no day to judge.</returns>
    public async Task<BatchRun?> Step(CancellationToken cancellation)
    {
        if (await table.Next(cancellation) is not { } day)
        {
            return null;
        }

        var tally = new Tally();
        var (reached, done) = day.Reached.ContactsDone
            ? await JudgeMessages(day, tally, cancellation)
            : (await JudgeContacts(day, tally, cancellation), false);
        var saved = await table.Save(day, reached, tally, done ? Clock.Milliseconds(time) : null, cancellation);
        return new(day.Day, saved, tally.Differences);
    }

    private async Task<Reached> JudgeContacts(RejudgedDay day, Tally tally, CancellationToken cancellation)
    {
        var page = await left.After(day, _most, cancellation);
        var found = await records.Read(day, [.. page.Select(each => each.Contact).Distinct()], cancellation);
        var laws = await _laws.Read(found.Values.SelectMany(each => each.Ledger).Select(each => each.Entry).OfType<PermitUsed>().Select(each => each.DataVersion), cancellation);
        foreach (var contact in page)
        {
            // An entry whose contact is gone is as broken as one that was changed.
            tally.Add(contact, found.GetValueOrDefault(contact.Contact) is { IsWhole: true } record
                ? Hearing.Of(record.Ledger, contact.Number, record.Lists, laws)
                : new FoundWrong([LedgerBroken], null, null));
        }

        return page.Count < _most
            ? day.Reached with { ContactsDone = true }
            : day.Reached with { ContactAt = page[^1].At, Contact = page[^1].Contact, Number = page[^1].Number };
    }

    private async Task<(Reached Reached, bool Done)> JudgeMessages(RejudgedDay day, Tally tally, CancellationToken cancellation)
    {
        var page = await left.MessagesAfter(day, _most, cancellation);
        var found = await records.Read(day, [.. page.Select(each => each.Contact).OfType<string>().Distinct()], cancellation);
        foreach (var message in page)
        {
            tally.Add(message, message.Contact switch
            {
                null => new FoundErased(),
                var contact => found.GetValueOrDefault(contact) switch
                {
                    // Somebody without a record has no permits either.
                    null => Hearing.OfMessage([], message.Id),
                    { IsWhole: false } => new FoundWrong([LedgerBroken], null, null),
                    var record => Hearing.OfMessage(record.Ledger, message.Id),
                },
            });
        }

        return page.Count < _most
            ? (day.Reached, true)
            : (day.Reached with { MessageAt = page[^1].At, Message = page[^1].Id }, false);
    }
}
