namespace LeadGrid.Faults.Refusals;

/// <summary>How large a round of races is.</summary>
internal sealed record RacePlan
{
    /// <summary>A minute of it, with one death and one zombie.</summary>
    public static RacePlan Short { get; } = new() { People = 1_000, Between = 200, Delivered = 0.95 };

    /// <summary>
    /// A fifth of what the issue wants: with two messages to each of those four in five who say STOP, over 20,000 races. Five rounds of
    /// their own, so that a machine that has other things to do breaks off one of them.
    /// </summary>
    public static RacePlan Long { get; } = new() { People = 13_500, Between = 1_500 };

    /// <summary>The least; the round goes on until every harm was done once.</summary>
    public int People { get; init; }

    /// <summary>The share that must arrive of messages to those who refuse nothing. What a silo holds when it dies is never sent again, which weighs more in a short round.</summary>
    public double Delivered { get; init; } = 0.99;

    /// <summary>To each person, one after the other.</summary>
    public int Messages { get; init; } = 2;

    /// <summary>Of people, in per cent: those who never say STOP.</summary>
    public int Content { get; init; } = 20;

    /// <summary>Of people, in per cent: those who say it while the request that sends their first message is open. The others say it about then.</summary>
    public int Interrupting { get; init; } = 50;

    /// <summary>People who are texted at the same time.</summary>
    public int Lanes { get; init; } = 48;

    /// <summary>Messages that wait in the outbox, beyond which no more are queued: a STOP is to meet a send, not a queue.</summary>
    public int Backlog { get; init; } = 150;

    /// <summary>People who are texted undisturbed between two harms.</summary>
    public int Between { get; init; }

    /// <summary>How long a silo is stopped: longer than a clearance lives, and than the others believe in it.</summary>
    public TimeSpan Frozen { get; init; } = TimeSpan.FromSeconds(12);
}
