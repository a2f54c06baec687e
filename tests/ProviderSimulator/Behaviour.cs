namespace LeadGrid.Simulation;

/// <summary>How the provider behaves; can be changed while it runs. Shares are between 0 and 1.</summary>
public sealed record Behaviour
{
    /// <summary>The same seed and the same order of messages give the same course.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Until a request is answered.</summary>
    public Spread Latency { get; init; } = Spread.None;

    /// <summary>Messages from one number in any second, beyond which the answer is 429; null: no limit.</summary>
    public int? RatePerSecond { get; init; }

    /// <summary>Answers 500 or 503.</summary>
    public double Failing { get; init; }

    /// <summary>Answers that cannot be read: a page, half an answer, success without a message, a connection cut off.</summary>
    public double Malformed { get; init; }

    /// <summary>Answers that never come.</summary>
    public double Silent { get; init; }

    /// <summary>Of messages whose answer was a 500, malformed or never came: those that are sent all the same.</summary>
    public double TakenAllTheSame { get; init; } = 0.5;

    /// <summary>Messages that the network does not hand over.</summary>
    public double Undelivered { get; init; }

    /// <summary>From one status of a message to the next.</summary>
    public Spread Steps { get; init; } = new(5, 20, 200);

    public double DuplicateWebhooks { get; init; }
    public double LateWebhooks { get; init; }
    public Spread Lateness { get; init; } = new(500, 1_000, 5_000);

    /// <summary>Messages whose statuses come in another order.</summary>
    public double DisorderedWebhooks { get; init; }

    /// <summary>Texts from people of which no webhook tells, as if we could not be reached for longer than it is tried. They are listed.</summary>
    public double WithheldTexts { get; init; }

    /// <summary>How often a webhook is tried that is not answered with 2xx.</summary>
    public int WebhookAttempts { get; init; } = 5;
    public int WebhookPause { get; init; } = 200;
    public int WebhookTimeout { get; init; } = 15_000;

    /// <summary>Whether STOP as the whole text makes the provider refuse what follows (21610), until START.</summary>
    public bool BlocksOptOuts { get; init; } = true;

    /// <summary>How people are who have no script of their own; the shares' rest is silent.</summary>
    public double Answering { get; init; }
    public double Asking { get; init; }
    public double Stopping { get; init; }

    public IEnumerable<string> Faults()
    {
        var shares = new[]
        {
            Failing, Malformed, Silent, TakenAllTheSame, Undelivered, DuplicateWebhooks, LateWebhooks, DisorderedWebhooks, WithheldTexts, Answering, Asking, Stopping,
        };
        if (shares.Any(share => share is not (>= 0 and <= 1)) || Failing + Malformed + Silent > 1 || Answering + Asking + Stopping > 1)
        {
            yield return "Shares lie between 0 and 1, and those that exclude each other add up to 1 at most.";
        }

        if (WebhookAttempts is < 1 or > 100 || WebhookPause is < 0 or > 60_000 || WebhookTimeout is < 1 or > 60_000 || RatePerSecond < 1)
        {
            yield return "Attempts, pause, time-out or rate are out of bounds.";
        }

        if (new[] { Latency, Steps, Lateness }.Any(spread => !(spread.Least >= 0 && spread.Most is >= 0 and <= 600_000)))
        {
            yield return "Times lie between 0 and ten minutes.";
        }
    }
}
