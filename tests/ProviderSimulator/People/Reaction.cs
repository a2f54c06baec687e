namespace LeadGrid.Simulation.People;

public enum Moment
{
    /// <summary>While the request that sends the message is still open: their text is on its way before ours was answered for.</summary>
    WhileSending,

    /// <summary>After the message was handed over.</summary>
    AfterDelivery,
}

/// <summary>One thing that a person says.</summary>
/// <param name="Text">Their words.</param>
/// <param name="To">Which message of those they get, counted from 1; 0: each.</param>
/// <param name="After">Milliseconds from that moment on; with <see cref="Moment.WhileSending"/> from the request's arrival.</param>
/// <param name="Chance">How likely they are to say it.</param>
public sealed record Reaction(string Text, Moment When = Moment.AfterDelivery, int To = 0, int After = 0, double Chance = 1)
{
    /// <summary>With <see cref="Moment.WhileSending"/>: how long, from their text on, the request stays unanswered.</summary>
    public int Hold { get; init; } = 100;
}

/// <param name="Number">E.164.</param>
public sealed record Person(string Number, IReadOnlyList<Reaction> Reactions);
