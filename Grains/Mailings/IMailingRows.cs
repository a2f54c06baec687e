using LeadGrid.Leads;

namespace LeadGrid.Mailings;

/// <summary>Who gets a mailing, and what became of each. The rows are the truth: what a mailing does twice they hold once.</summary>
internal interface IMailingRows
{
    /// <returns>People of the segment, one for each address.</returns>
    Task<int> Count(string campaign, MailingSegment segment, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Takes down who is in the segment now, in the place of what a start that failed may have left, and plans the first turn: in one
    /// transaction.
    /// </summary>
    /// <returns>People; more than <paramref name="most"/>: nothing was stored.</returns>
    Task<int> Freeze(Mailing mailing, int most, DateTimeOffset firstTurn, DateTimeOffset now, CancellationToken cancellation);

    /// <returns>The id within its campaign of a mailing that has begun; null: there is none of that key.</returns>
    Task<string?> IdOf(Guid mailing, CancellationToken cancellation);

    /// <summary>Plans a turn, in the place of the one that may be planned.</summary>
    Task Plan(Mailing mailing, DateTimeOffset turn, CancellationToken cancellation);

    /// <returns>Leads that wait and are due, the longest due first.</returns>
    Task<IReadOnlyList<Guid>> Next(Guid mailing, int limit, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Notes what the leads answered.</summary>
    Task Settle(Guid mailing, IReadOnlyList<(Guid Lead, MailingAnswer Answer)> answers, DateTimeOffset now, CancellationToken cancellation);

    /// <returns>When the next lead that waits is due; null: none waits.</returns>
    Task<DateTimeOffset?> NextDue(Guid mailing, CancellationToken cancellation);

    /// <summary>What it is judged by: asked while it runs, and so no more than that.</summary>
    Task<MailingHarm> Harm(Guid mailing, CancellationToken cancellation);

    Task<MailingFigures> Figures(Guid mailing, CancellationToken cancellation);

    Task<MailingRecipient[]> Recipients(Guid mailing, RecipientFilter filter, Guid? after, int limit, CancellationToken cancellation);
}

/// <summary>What a mailing asks of a lead: the lead grain itself, by a door that only silos know.</summary>
[Alias("lead-mailing-grain")]
internal interface ILeadMailingGrain : IGrainWithGuidKey
{
    /// <summary>Queues the e-mail of a mailing, unless the lead has left the segment, or the law is against it. Again changes nothing.</summary>
    [Alias("mail")]
    Task<MailingAnswer> Mail(MailingOrder order);
}

/// <param name="Mailing">Its id within the campaign.</param>
/// <param name="Statuses">Those of the segment.</param>
[GenerateSerializer, Immutable, Alias("mailing-order")]
internal sealed record MailingOrder(
    [property: Id(0)] string Mailing,
    [property: Id(1)] Guid MessageId,
    [property: Id(2)] string Template,
    [property: Id(3)] LeadStatus[] Statuses);

/// <summary>What due work asks of a mailing: the mailing grain itself, by a door that only silos know.</summary>
[Alias("mailing-turn-grain")]
internal interface IMailingTurnGrain : IGrainWithStringKey
{
    /// <summary>Writes the e-mails whose turn has come.</summary>
    /// <returns>When the next turn is; null: there is none.</returns>
    [Alias("turn")]
    Task<DateTimeOffset?> Turn();
}
