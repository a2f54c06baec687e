namespace LeadGrid.Sequences;

/// <summary>What due work asks of a lead: the lead grain itself, by a door that only silos know.</summary>
[Alias("lead-follow-up-grain")]
internal interface ILeadFollowUpGrain : IGrainWithGuidKey
{
    /// <summary>Takes the steps of its run that are due, or begins the run that a new lead goes through.</summary>
    /// <returns>When to wake it again; null: not by itself.</returns>
    [Alias("wake")]
    Task<DateTimeOffset?> Wake();

    /// <summary>Goes back to routing, where nobody has tried to reach the person in time.</summary>
    /// <returns>When to look again; null: not.</returns>
    [Alias("pull-back")]
    Task<DateTimeOffset?> PullBack();

    /// <summary>A closed lead goes back to routing, where its rest is over and the person may still be contacted.</summary>
    [Alias("recycle")]
    Task Recycle();

    /// <summary>What a sequence would do with the lead. Nothing is stored and nothing leaves.</summary>
    /// <param name="start">When the run begins; null: when the lead came, with all that has happened to it since.</param>
    /// <returns>Null: there is no such lead in the campaign.</returns>
    [Alias("rehearse")]
    Task<RehearsalShown?> Rehearse(string campaign, SequenceContent content, RehearsedTemplate[] templates, DateTimeOffset? start);
}

[GenerateSerializer, Immutable, Alias("rehearsal-shown")]
internal sealed record RehearsalShown(
    [property: Id(0)] RehearsedStep[] Steps,
    [property: Id(1)] string End,
    [property: Id(2)] DateTimeOffset EndsAt,
    [property: Id(3)] string? TimeZone);
