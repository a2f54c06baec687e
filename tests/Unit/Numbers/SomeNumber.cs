using LeadGrid.Access;
using LeadGrid.Numbers;

namespace LeadGrid.Unit.Numbers;

/// <summary>Numbers of a pool, to vary.</summary>
internal static class SomeNumber
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly Actor Anna = new(ActorKind.Administrator, "anna", "Anna");
    public static readonly NumberOptions Options = new();

    public static PoolNumber Stored(string number = "+12015550142", NumberTerms? terms = null) => new()
    {
        Number = number,
        Kind = NumberKind.Local,
        Terms = terms ?? new NumberTerms { Campaign = "solar", PerDay = 100 },
        Version = 1,
        AddedAt = Now,
        ChangedAt = Now,
        ChangedBy = "Anna",
    };

    public static NumberView View(string number, NumberTerms? terms = null, int sent = 0) =>
        NumberViews.Of(Stored(number, terms), sent, NumberHealth.Unknown, Now);
}
