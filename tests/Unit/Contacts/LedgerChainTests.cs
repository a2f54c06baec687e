using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public class LedgerChainTests
{
    private static readonly DateTimeOffset Now = SomeContact.Now;
    private static readonly byte[] First = LedgerChain.Next(LedgerChain.Start, "phone-01", 1, Now, "Held", [1, 2, 3]);

    public static TheoryData<string> Changes => ["before", "contact", "number", "at", "kind", "body", "shifted"];

    [Fact]
    public void The_same_entry_has_the_same_hash() =>
        Assert.Equal(First, LedgerChain.Next(LedgerChain.Start, "phone-01", 1, Now, "Held", [1, 2, 3]));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_is_changed_changes_the_hash(string what)
    {
        var other = what switch
        {
            "before" => LedgerChain.Next(First, "phone-01", 1, Now, "Held", [1, 2, 3]),
            "contact" => LedgerChain.Next(LedgerChain.Start, "phone-02", 1, Now, "Held", [1, 2, 3]),
            "number" => LedgerChain.Next(LedgerChain.Start, "phone-01", 2, Now, "Held", [1, 2, 3]),
            "at" => LedgerChain.Next(LedgerChain.Start, "phone-01", 1, Now.AddMilliseconds(1), "Held", [1, 2, 3]),
            "kind" => LedgerChain.Next(LedgerChain.Start, "phone-01", 1, Now, "HoldJudged", [1, 2, 3]),
            "body" => LedgerChain.Next(LedgerChain.Start, "phone-01", 1, Now, "Held", [1, 2, 4]),
            _ => LedgerChain.Next(LedgerChain.Start, "phone-01", 1, Now, "Hel", [(byte)'d', 1, 2, 3]),
        };
        Assert.NotEqual(First, other);
    }
}
