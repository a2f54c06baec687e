using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>What a person's own wish on hours and days narrows.</summary>
internal static class Narrowings
{
    /// <returns>Null: the wish says no hours and no days, and is for whoever reads it.</returns>
    public static Narrowing? Of(ContactRestriction wish, DateTimeOffset now)
    {
        if (wish.From is null && wish.Until is null && wish.Days.Length == 0)
        {
            return null;
        }

        return new Narrowing(
            now,
            wish.Channels.Length == 0 ? Enum.GetValues<ContactChannel>() : wish.Channels,
            wish.From,
            wish.Until,
            wish.Days.Length == 0 ? null : [.. Enum.GetValues<DayOfWeek>().Except(wish.Days)]);
    }
}
