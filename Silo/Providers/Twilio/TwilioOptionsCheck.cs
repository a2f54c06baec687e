using LeadGrid.Outreach;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.Twilio;

/// <summary>A setting that cannot work is told at the start and not at the first message.</summary>
internal sealed class TwilioOptionsCheck : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var faults = Faults(options).Select(fault => $"{TwilioOptions.Section}:{fault}").ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TwilioOptions options)
    {
        if (options.AccountSid.Length == 0 || Uri.EscapeDataString(options.AccountSid) != options.AccountSid)
        {
            yield return "AccountSid is missing, or no account.";
        }

        if (options.Secret.Length == 0)
        {
            yield return "AuthToken, or ApiKeySid and ApiKeySecret, are missing.";
        }

        if (!IsWeb(options.BaseUrl) || (options.BaseUrl.Scheme != Uri.UriSchemeHttps && !options.BaseUrl.IsLoopback))
        {
            yield return "BaseUrl must be https: it carries the secret and people's numbers.";
        }

        if (options.PublicUrl is null || !IsWeb(options.PublicUrl))
        {
            yield return "PublicUrl must be the address under which the provider reaches us.";
        }

        if (options.RequestTimeout <= TimeSpan.FromMilliseconds(50) || options.RequestTimeout >= Clearance.Life)
        {
            yield return $"RequestTimeout must be less than the {Clearance.Life.TotalSeconds:0} s that a clearance lives.";
        }

        if (options.MaximumPerSecond is < 1 or > 10_000 || options.MaximumConcurrent is < 1 or > 10_000)
        {
            yield return "MaximumPerSecond and MaximumConcurrent must be between 1 and 10,000.";
        }

        if (options.FailureRatio is <= 0 or > 1 || options.FailureMinimum < 2
            || options.FailureWindow < TimeSpan.FromMilliseconds(500) || options.BreakDuration < TimeSpan.FromMilliseconds(500))
        {
            yield return "FailureRatio is a share, FailureMinimum at least 2, FailureWindow and BreakDuration at least half a second.";
        }
    }

    private static bool IsWeb(Uri url) =>
        url.IsAbsoluteUri && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
}
