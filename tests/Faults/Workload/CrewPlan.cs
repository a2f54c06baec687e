namespace LeadGrid.Faults.Workload;

/// <summary>How many clients a run has, and how fast they are.</summary>
internal sealed record CrewPlan
{
    /// <summary>So little work that a thousand browsers can be told of each piece on a machine that plays them all.</summary>
    public static CrewPlan Calm { get; } = new()
    {
        Sellers = 1,
        Lanes = 1,
        PostPause = TimeSpan.FromSeconds(1),
        WorkPause = TimeSpan.FromSeconds(3),
        SettingsPause = TimeSpan.FromSeconds(10),
        Browsers = 1,
    };

    public int Sellers { get; init; } = 2;

    /// <summary>Posts that a seller has under way at the same time.</summary>
    public int Lanes { get; init; } = 3;

    /// <summary>Between two posts of a lane, on average.</summary>
    public TimeSpan PostPause { get; init; } = TimeSpan.FromMilliseconds(120);

    public TimeSpan WorkPause { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan SettingsPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Browsers that watch all leads; each broker has one of its own besides.</summary>
    public int Browsers { get; init; } = 3;

    /// <summary>About how many leads a broker gets, around which its caps lie.</summary>
    public int Most { get; init; } = 400;
}
