using System.Globalization;
using LeadGrid.Simulation.People;

namespace LeadGrid.Faults.Refusals;

/// <summary>When a person says STOP.</summary>
internal enum SaysStop
{
    Never,

    /// <summary>While the request that sends the first message is open.</summary>
    WhileSending,

    /// <summary>Shortly before the first message is sent, or shortly after.</summary>
    About,
}

/// <summary>One person of a round.</summary>
/// <param name="Refusal">Their words; empty where they never say STOP.</param>
/// <param name="After">Milliseconds: from the request's arrival, or from the moment at which the first message is queued.</param>
/// <param name="Hold">Milliseconds for which an interrupted request stays unanswered.</param>
/// <param name="Pauses">Milliseconds before each message but the first.</param>
internal sealed record Racer(int Number, SaysStop When, string Refusal, int After, int Hold, int[] Pauses)
{
    // All in a state that knows no hours, days and attempts of its own.
    private static readonly string[] AreaCodes = ["518", "914", "845", "607", "716", "585", "315", "516", "631", "718"];

    /// <summary>E.164. Exchanges 200 to 554 of ten area codes: 35 million numbers.</summary>
    public string Phone
    {
        get
        {
            var line = Number / AreaCodes.Length;
            return string.Create(CultureInfo.InvariantCulture, $"+1{AreaCodes[Number % AreaCodes.Length]}{200 + (line / 10_000 % 355)}{line % 10_000:0000}");
        }
    }

    /// <summary>As the simulator plays them.</summary>
    public Person Script() => new(
        Phone, When == SaysStop.WhileSending ? [new Reaction(Refusal, Moment.WhileSending, To: 1, After) { Hold = Hold }] : []);

    public static Racer Of(Random random, RacePlan plan, int number)
    {
        var dice = random.Next(100);
        var when = dice < plan.Content ? SaysStop.Never : dice < plan.Content + plan.Interrupting ? SaysStop.WhileSending : SaysStop.About;
        return new(
            number,
            when,
            when == SaysStop.Never ? "" : Refusals[random.Next(Refusals.Length)],
            when == SaysStop.About ? random.Next(500) : random.Next(30),
            random.Next(20, 150),
            [.. Enumerable.Range(1, plan.Messages - 1).Select(_ => random.Next(400))]);
    }

    // What the provider itself would take for a refusal, and what it would not.
    private static readonly string[] Refusals =
        ["STOP", "stop", "Unsubscribe", "CANCEL", "quit", "Stop messaging me", "please stop texting me", "take me off your list", "do not contact me again"];
}
