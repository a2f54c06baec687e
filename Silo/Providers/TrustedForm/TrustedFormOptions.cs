using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.TrustedForm;

/// <summary>Section <c>Providers:TrustedForm</c> of the configuration; without a key no certificate is claimed.</summary>
internal sealed class TrustedFormOptions
{
    public const string Section = "Providers:TrustedForm";

    private static readonly string[] s_own = ["cert.trustedform.com"];

    public string ApiKey { get; set; } = "";

    /// <summary>Hosts of certificates, in lower case; none: TrustedForm's own. Nothing is ever sent to another one.</summary>
    public string[] Hosts { get; set; } = [];

    // Not the setting's default: what is configured would stand beside it.
    public string[] KnownHosts => Hosts.Length > 0 ? Hosts : s_own;

    /// <summary>A simulator on this machine, which stands for all hosts; null: the hosts themselves, by https.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How long an answer is waited for, its body included.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    [Range(1, 1_000)]
    public int MaximumPerSecond { get; set; } = 10;

    /// <summary>From which share of failures within <see cref="FailureWindow"/> the provider is left alone.</summary>
    [Range(0.01, 1)]
    public double FailureRatio { get; set; } = 0.5;

    [Range(2, 1_000)]
    public int FailureMinimum { get; set; } = 10;
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromSeconds(30);
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a claim is tried again; an unclaimed certificate ends after 72 hours.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromDays(3);
}

/// <summary>A setting that cannot work is told at the start and not at the first claim.</summary>
internal sealed class TrustedFormOptionsCheck : IValidateOptions<TrustedFormOptions>
{
    public ValidateOptionsResult Validate(string? name, TrustedFormOptions options)
    {
        var faults = Faults(options).Select(fault => $"{TrustedFormOptions.Section}:{fault}").ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TrustedFormOptions options)
    {
        if (!Array.TrueForAll(options.Hosts, host =>
            Uri.CheckHostName(host) == UriHostNameType.Dns && !host.Any(char.IsAsciiLetterUpper) && !host.EndsWith('.') && host.All(char.IsAscii)))
        {
            yield return "Hosts must be names of hosts in lower case, and no numbers.";
        }

        if (options.BaseUrl is { } url && (!url.IsLoopback || url.PathAndQuery != "/"))
        {
            yield return "BaseUrl is for a simulator on this machine only.";
        }

        if (options.RequestTimeout < TimeSpan.FromMilliseconds(50) || options.RequestTimeout > TimeSpan.FromSeconds(30))
        {
            yield return "RequestTimeout must be between 0.05 and 30 s.";
        }

        if (options.FailureWindow < TimeSpan.FromMilliseconds(500) || options.BreakDuration < TimeSpan.FromMilliseconds(500))
        {
            yield return "FailureWindow and BreakDuration are at least half a second.";
        }
    }
}
