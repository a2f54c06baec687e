using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Access;

/// <summary>Section <c>Access</c> of the configuration.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>
    /// Folder of the key ring that seals cookies, shared by all Api processes: a mounted secret in production.
    /// Relative paths start at the working directory.
    /// </summary>
    [Required]
    public string KeyRing { get; set; } = ".leadgrid/keys";

    /// <summary>
    /// Attempts to sign in that one address may make at once. An office of brokers shares one, and all of them
    /// arrive at nine in the morning; what guards a single login is its own allowance of five.
    /// </summary>
    [Range(1, 10_000)]
    public int SignInBurstPerAddress { get; set; } = 60;

    /// <summary>How fast these attempts come back. 20 keeps a sprayed password list to 29 k a day and address.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinutePerAddress { get; set; } = 20;
}
