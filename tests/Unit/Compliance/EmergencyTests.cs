using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

/// <summary>New York: no unsolicited calls during a declared emergency, as a row that an officer enters.</summary>
public sealed class EmergencyTests
{
    private static readonly EmergencyRule Declared = new()
    {
        Id = "us-ny-emergency-1",
        Jurisdiction = "US-NY",
        Channels = [ContactChannel.Voice, ContactChannel.AiVoice],
        Purposes = [ContactPurpose.Marketing],
        Source = "N.Y. Gen. Bus. Law 399-z",
        Mark = SourceMark.V,
        EffectiveFrom = new DateOnly(2026, 3, 3),
        EffectiveTo = new DateOnly(2026, 3, 5),
        Value = new("A state of emergency is declared."),
    };

    private static readonly RuleSet Rules = RuleSet.Shipped with { Rules = [.. RuleSet.Shipped.Rules, Declared] };

    private static readonly PermitQuestion Call = Sound with { Channel = ContactChannel.Voice, State = "NY", Zip = "10001" };

    private static readonly ContactFacts Scrubbed = new() { DoNotCall = new(Sound.At, Listed: false) };

    [Fact]
    public void No_unsolicited_call_on_its_days()
    {
        DefersUntil(Local("America/New_York", "2026-03-06 08:00:00"), Permits.Decide(Call, Scrubbed, Rules));
        Allows(Permits.Decide(Call with { State = "NJ", Zip = "07102" }, Scrubbed, Rules));
        Allows(Permits.Decide(Call, Consented, Rules));
        Allows(Permits.Decide(Call, Scrubbed with { Relationships = [new(Sound.At.AddDays(-1), RelationshipKind.Inquiry, Seller)] }, Rules));
    }

    [Fact]
    public void Nothing_is_said_of_it_on_other_days()
    {
        var before = Permits.Decide(Call with { At = Local("America/New_York", "2026-03-02 12:00:00") }, Scrubbed with { DoNotCall = new(Sound.At.AddDays(-9), false) }, Rules);
        Allows(before);
        Assert.DoesNotContain(before.Reasons, reason => reason.Rule == Declared.Id);
        var night = Permits.Decide(Call with { At = Local("America/New_York", "2026-03-02 21:00:00") }, Scrubbed with { DoNotCall = new(Sound.At.AddDays(-9), false) }, Rules);
        DefersUntil(Local("America/New_York", "2026-03-06 08:00:00"), night);
    }

    [Fact]
    public void One_without_an_end_is_a_no() =>
        Denies(Permits.Decide(Call, Scrubbed, Rules with { Rules = [.. RuleSet.Shipped.Rules, Declared with { EffectiveTo = null }] }), Declared.Id);
}
