using LeadGrid.Access;
using LeadGrid.Campaigns;

namespace LeadGrid.Mailings;

/// <summary>What may become of a mailing. Who may ask at all is the grain's to check.</summary>
internal static class MailingDesk
{
    /// <param name="key">Of a new mailing.</param>
    public static MailingResult Save(
        Mailing? stored, string campaign, string id, Guid key, MailingContent content, long expected, Actor by, DateTimeOffset now)
    {
        if (stored is not null && stored.Revision == expected + 1 && Settings.Same(stored.Content, content))
        {
            return new MailingStored(stored);
        }

        if ((stored?.Revision ?? 0) != expected)
        {
            return new MailingChanged(stored);
        }

        if (stored is not null && stored.Status != MailingStatus.Draft)
        {
            return new MailingRefused("It has begun, and never changes again: write another one.", stored);
        }

        var faults = MailingRules.Check(id, content);
        return faults.Length > 0
            ? new MailingFaulty(faults)
            : new MailingStored(new Mailing
            {
                Campaign = campaign,
                Id = id,
                Key = stored?.Key ?? key,
                Revision = expected + 1,
                Content = content,
                Status = MailingStatus.Draft,
                By = by.Name,
                At = now,
            });
    }

    /// <param name="recipients">People of the segment.</param>
    public static MailingResult Start(Mailing stored, long expected, int recipients, Actor by, DateTimeOffset now) =>
        Move(stored, expected, MailingStatus.Running, [MailingStatus.Draft], "Only a draft can be started.", by, now) is var moved
        && moved is MailingStored { Mailing: var next } && next != stored
            ? new MailingStored(next with { StartedAt = now, Recipients = recipients })
            : moved;

    /// <param name="hold">Why it pauses of its own accord; null: an administrator wants it.</param>
    public static MailingResult Pause(Mailing stored, long expected, string? hold, Actor by, DateTimeOffset now) =>
        Move(stored, expected, MailingStatus.Paused, [MailingStatus.Running], "It is not running: there is nothing to pause.", by, now, hold);

    public static MailingResult Resume(Mailing stored, long expected, Actor by, DateTimeOffset now) =>
        Move(stored, expected, MailingStatus.Running, [MailingStatus.Paused], "It is not paused: there is nothing to resume.", by, now);

    public static MailingResult Stop(Mailing stored, long expected, Actor by, DateTimeOffset now) =>
        Ended(Move(stored, expected, MailingStatus.Stopped, [MailingStatus.Running, MailingStatus.Paused], "It is not running: there is nothing to stop.", by, now), now);

    /// <summary>Everybody was written to, or left out.</summary>
    public static MailingResult Finish(Mailing stored, Actor by, DateTimeOffset now) =>
        Ended(Move(stored, stored.Revision, MailingStatus.Finished, [MailingStatus.Running], "It is not running.", by, now), now);

    private static MailingResult Move(
        Mailing stored, long expected, MailingStatus to, MailingStatus[] from, string problem, Actor by, DateTimeOffset now, string? hold = null) =>
        stored.Revision == expected + 1 && stored.Status == to ? new MailingStored(stored)
        : stored.Revision != expected ? new MailingChanged(stored)
        : !from.Contains(stored.Status) ? new MailingRefused(problem, stored)
        : new MailingStored(stored with { Revision = expected + 1, Status = to, By = by.Name, At = now, Hold = hold });

    private static MailingResult Ended(MailingResult moved, DateTimeOffset now) =>
        moved is MailingStored { Mailing: { EndedAt: null } next } ? new MailingStored(next with { EndedAt = now }) : moved;
}
