using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Forms;

/// <summary>Section <c>Forms</c>: how machines are told from people, without a puzzle.</summary>
internal sealed class FormOptions
{
    public const string Section = "Forms";

    /// <summary>Nobody reads and fills in a form faster: it is asked to be sent once more, and nothing typed is lost.</summary>
    public TimeSpan ShortestFill { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>What was shown longer ago is shown again, so that nobody agrees to what has changed meanwhile.</summary>
    public TimeSpan LongestFill { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many forms one address may send at once. An office, or a stand at a fair, shares one.</summary>
    [Range(1, 10_000)]
    public int BurstPerAddress { get; set; } = 30;

    /// <summary>How fast these come back.</summary>
    [Range(1, 10_000)]
    public int PerMinuteAndAddress { get; set; } = 10;
}
