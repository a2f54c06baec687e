namespace LeadGrid.Numbers;

internal static class NumberViews
{
    public static NumberView Of(PoolNumber number, int sentToday, NumberHealth health, DateTimeOffset now)
    {
        var area = NumberPlace.AreaOf(number.Number);
        return new NumberView
        {
            Number = number.Number,
            Kind = number.Kind,
            Terms = number.Terms,
            State = number.StateAt(now),
            Version = number.Version,
            AreaCode = area,
            Region = NumberPlace.RegionOf(area),
            SentToday = sentToday,
            Delivered = health.Delivered,
            Failed = health.Failed,
            Blocked = health.Blocked,
            RestsUntil = number.RestAt(now)?.Until,
            RestsBecause = number.RestAt(now)?.Because,
            QuarantinedUntil = number.QuarantinedUntil,
            AddedAt = number.AddedAt,
            ChangedAt = number.ChangedAt,
            ChangedBy = number.ChangedBy,
        };
    }
}
